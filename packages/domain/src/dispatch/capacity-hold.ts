import { areaContains, type ServiceArea } from '../experts/index.ts';
import { civilFromDays, daysFromCivil, hour, instantOf, localTime, overlaps, type Instant, type Interval } from '../shared/index.ts';
import type { DispatchRequest, HeldBackHour } from './decision.ts';

/** Of an area's hours so many percent of the capacity are kept for urgent work; `skill` null: of all work. */
export type CapacityHold = {
  readonly id: string;
  readonly name: string;
  readonly area: ServiceArea;
  readonly skill: string | null;
  /** Full hours on the clock at the customer's place, `toHour` not included. */
  readonly fromHour: number;
  readonly toHour: number;
  readonly percent: number;
};

export type CapacityHoldView = CapacityHold & { readonly setBy: string; readonly setAt: Instant };

const concerns = ({ area, skill }: CapacityHold, { place, requiredSkills }: Pick<DispatchRequest, 'place' | 'requiredSkills'>): boolean =>
  areaContains(area, place) && (skill === null || requiredSkills.some((need) => need.skill === skill));

/** The held hours of a stretch of time that concern a ticket, in order; where holds meet, the greater share counts. */
export function heldHours(holds: readonly CapacityHold[], request: Pick<DispatchRequest, 'place' | 'requiredSkills'>, { timeZone, ...range }: Interval & { readonly timeZone: string }): HeldBackHour[] {
  const mine = holds.filter((hold) => concerns(hold, request));
  const found = new Map<Instant, HeldBackHour>();
  const [firstDay, lastDay] = [daysFromCivil(localTime(range.from, timeZone)), daysFromCivil(localTime(range.to, timeZone))];
  for (const { fromHour, toHour, percent } of mine) {
    for (let day = firstDay; day <= lastDay; day += 1) {
      for (let at = fromHour; at < toHour; at += 1) {
        const from = instantOf(civilFromDays(day), at * 60, timeZone);
        const held = { from, to: from + hour, percent: Math.max(percent, found.get(from)?.percent ?? 0) };
        if (overlaps(held, range)) found.set(from, held);
      }
    }
  }
  return [...found.values()].toSorted((a, b) => a.from - b.from);
}
