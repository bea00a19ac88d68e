import * as z from 'zod';
import { Instant, minute } from '../shared/index.ts';
import type { WorkingTime } from './business-calendar.ts';
import { ClockKind, SlaTarget } from './sla-targets.ts';

/**
 * One running promise. `usedMs` is exact up to `countedTo`; from there it grows with open time while `state` is
 * `running`. Plain data: what is stored is what is computed with.
 */
export const SlaClock = z.object({
  kind: ClockKind,
  target: SlaTarget,
  startedAt: Instant,
  countedTo: Instant,
  usedMs: z.number().min(0),
  state: z.enum(['running', 'paused', 'stopped']),
  /** When the target ran out, if it did before `countedTo`. */
  breachedAt: Instant.nullable(),
});
export type SlaClock = z.infer<typeof SlaClock>;

/** The countable calendars that targets name. */
export type WorkingTimes = Readonly<Record<SlaTarget['calendar'], WorkingTime>>;

const targetMs = (clock: Pick<SlaClock, 'target'>): number => clock.target.minutes * minute;

export const startClock = (kind: ClockKind, target: SlaTarget, at: Instant): SlaClock => ({ kind, target, startedAt: at, countedTo: at, usedMs: 0, state: 'running', breachedAt: null });

/** Milliseconds of the target that are used up at `now`; time before `countedTo` is not taken back. */
export function usedMs(clock: SlaClock, now: Instant, times: WorkingTimes): number {
  return clock.state === 'running' ? clock.usedMs + times[clock.target.calendar].between(clock.countedTo, now) : clock.usedMs;
}

export const usedMinutes = (clock: SlaClock, now: Instant, times: WorkingTimes): number => usedMs(clock, now, times) / minute;

/** Negative once the target is missed. */
export const remainingMinutes = (clock: SlaClock, now: Instant, times: WorkingTimes): number => clock.target.minutes - usedMinutes(clock, now, times);

/** When the clock reaches so many percent of its target if nothing changes; null when paused or stopped. A share reached already: `countedTo`. */
export function instantAtPercent(clock: SlaClock, percent: number, times: WorkingTimes): Instant | null {
  if (clock.state !== 'running') return null;
  if (percent === 100 && clock.breachedAt !== null) return clock.breachedAt;
  const left = Math.ceil((targetMs(clock) * percent) / 100 - clock.usedMs);
  return times[clock.target.calendar].after(clock.countedTo, left);
}

/** When the target runs out; null when paused or stopped in time. */
export const dueAt = (clock: SlaClock, times: WorkingTimes): Instant | null => clock.breachedAt ?? instantAtPercent(clock, 100, times);

export const isBreached = (clock: SlaClock, now: Instant, times: WorkingTimes): boolean => clock.breachedAt !== null || usedMs(clock, now, times) >= targetMs(clock);

/** Brings the count up to `at`. */
function countTo(clock: SlaClock, at: Instant, times: WorkingTimes): SlaClock {
  const to = Math.max(at, clock.countedTo);
  const used = usedMs(clock, to, times);
  const due = clock.breachedAt === null && used >= targetMs(clock) ? instantAtPercent(clock, 100, times) : clock.breachedAt;
  return { ...clock, countedTo: to, usedMs: used, breachedAt: due };
}

export const pauseClock = (clock: SlaClock, at: Instant, times: WorkingTimes): SlaClock => (clock.state === 'running' ? { ...countTo(clock, at, times), state: 'paused' } : clock);

export const resumeClock = (clock: SlaClock, at: Instant): SlaClock => (clock.state === 'paused' ? { ...clock, countedTo: Math.max(at, clock.countedTo), state: 'running' } : clock);

/** The promise is kept, or nobody waits any longer. */
export const stopClock = (clock: SlaClock, at: Instant, times: WorkingTimes): SlaClock => (clock.state === 'stopped' ? clock : { ...countTo(clock, at, times), state: 'stopped' });

/**
 * A stopped clock goes on from what it had used, towards the target that holds now: the visit it was stopped for fell
 * through, and meanwhile the priority may have changed. Missed at once when more is used than that target allows.
 */
export function continueClock(clock: SlaClock, change: { readonly target: SlaTarget; readonly at: Instant }, times: WorkingTimes): SlaClock {
  if (clock.state !== 'stopped') return clock;
  return retargetClock({ ...clock, countedTo: Math.max(change.at, clock.countedTo), state: 'running' }, change, times);
}

/** Another priority or plan: the used time is kept. Missed at once when more is used than the new target allows. A stopped clock keeps the target it was judged by. */
export function retargetClock(clock: SlaClock, change: { readonly target: SlaTarget; readonly at: Instant }, times: WorkingTimes): SlaClock {
  if (clock.state === 'stopped') return clock;
  const counted = countTo(clock, change.at, times);
  const missed = counted.usedMs >= change.target.minutes * minute;
  return { ...counted, target: change.target, breachedAt: missed ? (counted.breachedAt ?? counted.countedTo) : null };
}
