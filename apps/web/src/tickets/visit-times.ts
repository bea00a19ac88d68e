import { civilFromDays, daysFromCivil, instantOf, localTime, minute, type Instant } from '@sysops/domain/shared';
import type { VisitWindow } from '@sysops/domain/tickets';

export type DayPart = 'morning' | 'afternoon' | 'evening';

/** Minutes after local midnight. */
const hours: Readonly<Record<DayPart, readonly [from: number, to: number]>> = { morning: [8 * 60, 12 * 60], afternoon: [12 * 60, 16 * 60], evening: [16 * 60, 20 * 60] };

export const dayParts: readonly DayPart[] = ['morning', 'afternoon', 'evening'];

const daysAhead = 10;

/** An expert must be able to get there before the window ends. */
const leastAhead = 120 * minute;

export type VisitDay = { readonly value: string; readonly noon: Instant };

type Zoned = { readonly now: Instant; readonly timeZone: string };

const valueOf = (days: number): string => {
  const { year, month, day } = civilFromDays(days);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** The chosen hours as instants at the place of the visit; null while the choice is not one or lies in the past. */
export function windowOf(choice: { readonly day: string | null; readonly part: DayPart | null }, { now, timeZone }: Zoned): Extract<VisitWindow, { kind: 'window' }> | null {
  const [year, month, day] = (choice.day ?? '').split('-').map(Number);
  if (!year || !month || !day || !choice.part) return null;
  const [from, to] = hours[choice.part].map((minutes) => instantOf({ year, month, day }, minutes, timeZone));
  if (from === undefined || to === undefined || to < now + leastAhead) return null;
  return { kind: 'window', from: Math.max(from, now), to };
}

/** Parts of a day that can still be kept. */
export const partsLeft = (day: string, at: Zoned): DayPart[] => dayParts.filter((part) => windowOf({ day, part }, at) !== null);

/** The days to choose from, today first while something of it is left. */
export function visitDays(at: Zoned): VisitDay[] {
  const today = daysFromCivil(localTime(at.now, at.timeZone));
  return Array.from({ length: daysAhead }, (_, ahead) => {
    const days = today + ahead;
    return { value: valueOf(days), noon: instantOf(civilFromDays(days), 12 * 60, at.timeZone) };
  }).filter(({ value }) => partsLeft(value, at).length > 0);
}

/** Hours of a part on a day, for its label. */
export function hoursOf(part: DayPart, day: VisitDay, timeZone: string): readonly [Instant, Instant] {
  const date = localTime(day.noon, timeZone);
  const [from, to] = hours[part];
  return [instantOf(date, from, timeZone), instantOf(date, to, timeZone)];
}
