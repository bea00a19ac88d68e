import { minute, type Instant } from '../shared/index.ts';

/** What arrives sooner after the press was sent at once, on however slow a line; whoever pressed it sees the answer. */
const atOnce = minute / 2;

/** Whether an act was done without a signal and came later. */
export const wasOffline = (doneAt: Instant | undefined, now: Instant): doneAt is Instant => doneAt !== undefined && now - doneAt > atOnce;

/**
 * From when an act counts. A phone without a signal is believed within bounds: its time is never ahead of the server's
 * clock, and never before the last act of the same visit. What came at once counts from the server's clock.
 */
export function actedAt(doneAt: Instant | undefined, bounds: { readonly lastActAt: Instant; readonly now: Instant }): Instant {
  const { lastActAt, now } = bounds;
  return wasOffline(doneAt, now) ? Math.min(now, Math.max(doneAt, lastActAt)) : now;
}
