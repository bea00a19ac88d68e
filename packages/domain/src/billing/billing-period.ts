import { civilFromDays, daysFromCivil, instantOf, localTime, type CivilDate, type Instant } from '../shared/index.ts';

export type Term = 'year' | 'month';

/** A contract's periods hang on the local date it started on; that day of the month is kept for good. */
export type Schedule = { readonly anchor: CivilDate; readonly term: Term; readonly timeZone: string };

const daysInMonth = (year: number, month: number): number => daysFromCivil(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) - daysFromCivil({ year, month, day: 1 });

/**
 * The date `count` terms after the anchor. A month without the anchor's day takes its last one (31 January → 28 or
 * 29 February → 31 March; 29 February → 28 February, and 29 February again in a leap year).
 */
export function termsAfter(anchor: CivilDate, term: Term, count: number): CivilDate {
  const months = anchor.year * 12 + (anchor.month - 1) + count * (term === 'year' ? 12 : 1);
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return { year, month, day: Math.min(anchor.day, daysInMonth(year, month)) };
}

export const dateOf = (at: Instant, timeZone: string): CivilDate => {
  const { year, month, day } = localTime(at, timeZone);
  return { year, month, day };
};

export const dateAfter = (date: CivilDate, days: number): CivilDate => civilFromDays(daysFromCivil(date) + days);

/**
 * The instant period `number` (from 1) ends: 00:00 local of the anchor's day, one term later for each period. Where
 * daylight saving skips that midnight it is the first instant of the day; where it repeats it, the earlier one.
 */
export const endOfPeriod = ({ anchor, term, timeZone }: Schedule, number: number): Instant => instantOf(termsAfter(anchor, term, number), 0, timeZone);

/** A local time of day `days` after the local date of an instant. */
export const dayAfter = (from: Instant, timeZone: string, wish: { readonly days: number; readonly minute: number }): Instant => instantOf(dateAfter(dateOf(from, timeZone), wish.days), wish.minute, timeZone);

/** Whole local days from one instant's date to another's. */
export const daysBetween = (from: Instant, to: Instant, timeZone: string): number => daysFromCivil(dateOf(to, timeZone)) - daysFromCivil(dateOf(from, timeZone));

/** `2027-02-28`, as databases and Stripe's metadata carry dates. */
export const isoDate = ({ year, month, day }: CivilDate): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export function parseIsoDate(text: string): CivilDate {
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
  return { year, month, day };
}
