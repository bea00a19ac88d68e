import * as z from 'zod';

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. Handed in, never read from a clock here. */
export const Instant = z.int().min(0).max(8_640_000_000_000_000);
export type Instant = z.infer<typeof Instant>;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Half-open range [from, to). */
export const Interval = z.object({ from: Instant, to: Instant }).refine((i) => i.from < i.to, { error: 'Must end after it starts' });
export type Interval = z.infer<typeof Interval>;

export const overlaps = (a: Interval, b: Interval): boolean => a.from < b.to && b.from < a.to;

export const contains = (outer: Interval, inner: Interval): boolean => outer.from <= inner.from && inner.to <= outer.to;
