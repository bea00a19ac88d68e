import { civilFromDays, daysFromCivil, weekdayOf, type CivilDate } from '../shared/index.ts';
import type { BusinessCalendar } from './business-calendar.ts';

/** The n-th such weekday of a month; 0 is Sunday. */
function nth(count: number, weekday: number, { year, month }: Pick<CivilDate, 'year' | 'month'>): CivilDate {
  const first = daysFromCivil({ year, month, day: 1 });
  return civilFromDays(first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7);
}

const lastMonday = (year: number, month: number): CivilDate => {
  const last = daysFromCivil({ year: month === 12 ? year + 1 : year, month: month === 12 ? 1 : month + 1, day: 1 }) - 1;
  return civilFromDays(last - ((weekdayOf(last) + 6) % 7));
};

/** A date that falls on a weekend is kept on the nearest weekday. Source: 5 U.S.C. § 6103(b). */
function observed(date: CivilDate): CivilDate {
  const days = daysFromCivil(date);
  const shift = { 0: 1, 6: -1 }[weekdayOf(days)] ?? 0;
  return civilFromDays(days + shift);
}

/** Federal holidays as observed. Source: 5 U.S.C. § 6103(a). */
export function usHolidays(year: number): CivilDate[] {
  const fixed = [[1, 1], [6, 19], [7, 4], [11, 11], [12, 25]] as const;
  return [
    ...fixed.map(([month, day]) => observed({ year, month, day })),
    nth(3, 1, { year, month: 1 }), nth(3, 1, { year, month: 2 }), lastMonday(year, 5), nth(1, 1, { year, month: 9 }), nth(2, 1, { year, month: 10 }), nth(4, 4, { year, month: 11 }),
  ].sort((a, b) => daysFromCivil(a) - daysFromCivil(b));
}

/** Monday to Friday, 08:00 to 18:00 on the customer's wall clock. */
const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 8 * 60, toMinute: 18 * 60 }));

/** Working minutes of one business day of the default hours: "1 business day" is the same time on the next one. */
export const businessDayMinutes = 600;

export const alwaysOpen: BusinessCalendar = { kind: 'always' };

/** The default hours in the customer's zone, with the federal holidays of the years given (first and last included). */
export function defaultHours(timeZone: string, years: { readonly from: number; readonly to: number }): BusinessCalendar {
  const all = Array.from({ length: years.to - years.from + 2 }, (_, i) => years.from + i);
  return { kind: 'hours', timeZone, week: weekdays, holidays: all.flatMap(usHolidays) };
}
