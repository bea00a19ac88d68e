/** What a person in the US types as E.164; null when it is no phone number. Other countries start with a plus sign. */
export function toE164(typed: string): string | null {
  const digits = typed.replaceAll(/\D/g, '');
  if (typed.trim().startsWith('+')) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
  if (digits.length === 10) return /^[2-9]/.test(digits) ? `+1${digits}` : null;
  return /^1[2-9]\d{9}$/.test(digits) ? `+${digits}` : null;
}

/** "(614) 555-0143" for a number of the US; others as they are. */
export function readablePhone(e164: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : e164;
}
