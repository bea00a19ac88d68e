/** The digits of whatever a person typed or a telephone showed: "(202) 555-0143" and "+1 202 555 0143" meet in their tail. */
export const searchDigits = (typed: string): string => typed.replace(/\D/g, '');

/** Fewer digits than this would match half the town. */
export const shortestPhoneTail = 4;

/** Whether the query reads as a phone number rather than as a name or an e-mail address. */
export const looksLikePhone = (typed: string): boolean => /^[\d\s()+.\-/]+$/.test(typed.trim()) && searchDigits(typed).length >= shortestPhoneTail;
