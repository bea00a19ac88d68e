/** What is known of the person whose ticket it is; each is taken out wherever it stands. */
export type KnownPersonalData = { readonly name: string; readonly phone: string; readonly line1: string; readonly line2?: string | undefined; readonly zip: string };

const taken = '[removed]';

const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;

/** Ten digits and more, or seven with a sign between, however grouped: (212) 555-0143, +1 212 555 0143, 555-0143. */
const phone = /(?<![\p{L}\p{N}-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{4}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}-])\d{3}[.-]\d{4}(?![\p{L}\p{N}])/gu;

const kinds = 'street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|way|terrace|ter|highway|hwy|parkway|pkwy|circle|cir|square|sq|trail|trl|plaza';
const street = new RegExp(String.raw`\b\d{1,6}[a-z]?\s+(?:[\p{L}\p{N}.'’-]+\s+){1,4}(?:${kinds})\b\.?`, 'giu');
const spanishStreet = /\b(?:calle|avenida|avda?\.?|carrera|camino|paseo)\s+[\p{L}\p{N}.'’ -]{2,40}?\s#?\d{1,6}\b/giu;
const unit = /\b(?:apt|apartment|unit|suite|ste|floor|apto|piso|depto)\.?\s*#?\s*\d+[a-z]?\b/giu;
const zip = /\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b/g;
const secretCode = /\b(gate|door|entry|access|alarm|pin|puerta|acceso|clave)(\s+code|\s+pin|\s+número|\s+number)?\s*(?:is|:|=|es)?\s*#?\d{3,8}\b/giu;

const name = String.raw`\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2}`;
const titled = new RegExp(String.raw`\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sr|Sra|Srta|Señor|Señora|Don|Doña)\.?\s+${name}`, 'gu');
const introduced = new RegExp(String.raw`(?<=\b(?:[Mm]y name is|[Tt]his is|I am|I'm|[Aa]sk for|[Cc]all|[Cc]ontact|[Rr]ing|[Mm]e llamo|[Ss]oy|[Ll]lame a|[Pp]regunte por|[Mm]i nombre es|[Mm]y (?:husband|wife|son|daughter|mother|father|neighbor|neighbour|tenant|landlord)(?: is)?|[Rr]egards,|[Tt]hanks,|[Gg]racias,|[Ss]aludos,)\s+)${name}`, 'gu');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The known values themselves, and each part of a name on its own. */
function knownValues({ name: full, phone: number, line1, line2, zip: code }: KnownPersonalData): RegExp[] {
  const parts = full.split(/\s+/).filter((part) => part.length > 1);
  const values = [line1, line2, number, full, ...parts, code].filter((value) => value !== undefined && value.trim() !== '');
  return values.map((value) => new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(value ?? '').replace(/\s+/g, String.raw`\s+`)}(?![\p{L}\p{N}])`, 'giu'));
}

/**
 * A text without e-mail addresses, phone numbers, street lines, door codes, and names that are known or introduced as
 * such. Models and error codes stay. Pure.
 */
export function withoutPersonalData(text: string, known: KnownPersonalData): string {
  const patterns = [mail, ...knownValues(known), phone, street, spanishStreet, unit, zip, secretCode, titled, introduced];
  const clean = patterns.reduce((rest, pattern) => rest.replace(pattern, taken), text);
  return clean.replace(/(\[removed\])(?:[\s,]*\[removed\])+/g, '$1');
}
