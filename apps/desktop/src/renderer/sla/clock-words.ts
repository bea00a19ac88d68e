import { standingOf, type ClockKind, type ReadClock, type SlaTarget, type Standing } from '@sysops/domain/sla';
import type { PromisedTime } from '@sysops/ui';
import { moment, span } from '../api/times.ts';

type Clock = ReadClock & { readonly kind: ClockKind; readonly target: SlaTarget; readonly dueAt: number | null };

const names: Readonly<Record<ClockKind, string>> = { assign: 'Expert found', arrive: 'Arrived', resolve: 'Repaired' };

const words: Readonly<Record<Standing['kind'], (by: string) => string>> = { kept: () => 'Kept', missed: (by) => `Missed by ${by}`, late: (by) => `${by} late`, paused: (left) => `Paused, ${left} left`, left: (left) => `${left} left` };

/** A promised time as an agent reads it out; minutes are working minutes of its calendar. */
export function promisedTime(clock: Clock, now: number): PromisedTime {
  const { kind, minutes, share, quiet } = standingOf(clock);
  const until = clock.state === 'running' && clock.dueAt !== null ? `by ${moment(clock.dueAt, now)}${clock.target.calendar === 'business' ? ', in working hours' : ''}` : undefined;
  return { key: clock.kind, name: names[clock.kind], fraction: share, label: words[kind](span(minutes * 60_000)), paused: quiet, note: until };
}
