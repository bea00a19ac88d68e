import { civilFromDays, daysFromCivil, hour, instantOf, localTime, type Instant } from '@sysops/domain/shared';

export type WindowChoice = { readonly value: string; readonly from: Instant; readonly to: Instant };

const halves: readonly (readonly [number, number])[] = [[8 * 60, 12 * 60], [12 * 60, 17 * 60]];
const days = 7;
/** A window that ends sooner cannot be promised. */
const shortest = hour;

/** Mornings and afternoons of the coming week at the customer's place, by his clock. */
export function visitWindows(now: Instant, timeZone: string): readonly WindowChoice[] {
  const today = daysFromCivil(localTime(now, timeZone));
  return Array.from({ length: days }, (_, ahead) => civilFromDays(today + ahead)).flatMap((date) =>
    halves.map(([start, end]) => ({ from: Math.max(instantOf(date, start, timeZone), roundUp(now)), to: instantOf(date, end, timeZone) })).filter(({ from, to }) => to - from >= shortest).map(({ from, to }) => ({ value: `${from}-${to}`, from, to })),
  );
}

const quarter = hour / 4;
/** The next quarter of an hour that is at least five minutes away: the server refuses a window in the past. */
const roundUp = (now: Instant): Instant => Math.ceil((now + 300_000) / quarter) * quarter;

/** "Tue, Nov 24, 8 AM – 12 PM" by the customer's clock. */
export function windowText({ from, to }: { from: Instant; to: Instant }, timeZone: string): string {
  const dayPart = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', month: 'short', day: 'numeric' }).format(from);
  const time = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', minute: '2-digit' });
  return `${dayPart}, ${time.format(from)} – ${time.format(to)}`;
}
