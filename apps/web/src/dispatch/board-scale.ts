import { hour, type Instant, type Interval } from '@sysops/domain/shared';

/** Local midnight of the day that `offset` days from the one of `now`. */
export function startOfDay(now: Instant, offset = 0): Instant {
  const d = new Date(now);
  return new Date(d.getFullYear(), d.getMonth(), d.getDate() + offset).getTime();
}

/** The day as instants; 23 or 25 hours where the clocks change. */
export const dayRange = (now: Instant, offset: number): Interval => ({ from: startOfDay(now, offset), to: startOfDay(now, offset + 1) });

export type Placed = { readonly left: number; readonly width: number };

/** Where a stretch lies within the range, in percent; null when it lies outside. */
export function place(span: Interval, range: Interval): Placed | null {
  const from = Math.max(span.from, range.from);
  const to = Math.min(span.to, range.to);
  if (from >= to) return null;
  const whole = range.to - range.from;
  return { left: ((from - range.from) / whole) * 100, width: ((to - from) / whole) * 100 };
}

/** Whole hours within the range, every `step` hours. */
export function hourMarks(range: Interval, step = 2): Instant[] {
  const marks: Instant[] = [];
  for (let at = range.from; at < range.to; at += step * hour) marks.push(at);
  return marks;
}

/** Keeps day offsets within what the server's board takes. */
export const limitedOffset = (offset: number): number => Math.max(-365, Math.min(365, Math.round(offset)));
