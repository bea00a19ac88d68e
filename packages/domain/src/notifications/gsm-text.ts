/** The GSM 03.38 basic alphabet and its extension; one character outside makes every segment 70 instead of 160. */
const basic = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extension = '^{}\\[~]|€';
const alphabet = new Set(Array.from(basic + extension));

const likeness: Readonly<Record<string, string>> = { '“': '"', '”': '"', '„': '"', '‘': "'", '’': "'", '–': '-', '—': '-', '…': '...', '·': '-', '\u00a0': ' ', '\u202f': ' ', '\t': ' ' };

const plain = (char: string): string => {
  if (alphabet.has(char)) return char;
  const base = likeness[char] ?? char.normalize('NFD').replace(/\p{M}/gu, '');
  return Array.from(base).every((c) => alphabet.has(c)) ? base : char;
};

/** Writes a text with the letters an SMS carries cheaply, where a likeness exists; other scripts stay as they are. */
export const toGsm = (text: string): string => Array.from(text.normalize('NFC'), plain).join('');

/** Length in septets; null when the text needs UCS-2. */
export function gsmLength(text: string): number | null {
  let length = 0;
  for (const char of text) {
    if (!alphabet.has(char)) return null;
    length += extension.includes(char) ? 2 : 1;
  }
  return length;
}

/** Cut to `max` characters at most, with dots where something is missing. */
export const shorten = (text: string, max: number): string => {
  const chars = Array.from(text);
  return chars.length <= max ? text : `${chars.slice(0, max - 2).join('').trimEnd()}..`;
};
