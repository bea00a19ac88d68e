/** "25" or "25.50" → cents; null for anything else. */
export function centsOf(text: string): number | null {
  const match = /^\$?\s*(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', ''));
  if (!match) return null;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0);
  return cents > 0 ? cents : null;
}

export const dollarsText = (cents: number): string => (cents / 100).toFixed(2);
