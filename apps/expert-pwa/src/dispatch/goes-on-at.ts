/** When work can go on: in so many days, or on a day of the phone's calendar ("2027-03-09"). */
export type GoesOn = { readonly in: 'tomorrow' | 'days' | 'week' | 'date'; readonly date: string };

const days = { tomorrow: 1, days: 3, week: 7 } as const;

/** Work begins at eight. */
const hourOfDay = 8;

const morningOf = (day: Date, later: number): number => new Date(day.getFullYear(), day.getMonth(), day.getDate() + later, hourOfDay).getTime();

/** The morning of that day; null while no day after today is chosen. */
export function goesOnAt(goesOn: GoesOn, now: number): number | null {
  const today = new Date(now);
  if (goesOn.in !== 'date') return morningOf(today, days[goesOn.in]);
  const chosen = morningOf(new Date(`${goesOn.date}T00:00`), 0);
  return chosen >= morningOf(today, 1) ? chosen : null;
}

/** The first day that may be chosen, as a date field wants it. */
export function firstDay(now: number): string {
  const day = new Date(morningOf(new Date(now), 1));
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
