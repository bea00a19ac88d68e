/** 10:00 in New York on the next working day, in milliseconds since 1970, so that shifts are on. */
export function nextMorning(): number {
  const date = new Date(Date.now() + 86_400_000);
  while (date.getUTCDay() === 0 || date.getUTCDay() === 6) date.setUTCDate(date.getUTCDate() + 1);
  const noon = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 16);
  const shown = Number(new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: 'numeric', hourCycle: 'h23' }).format(noon));
  return noon + (10 - shown) * 3_600_000;
}
