import { standingOf, type ClockKind, type ReadClock, type SlaTarget } from '@sysops/domain/sla';
import type { PromisedTime } from '@sysops/ui';
import { slaEn as t } from '../messages/console-sla-en.ts';
import { moment, span } from '../shell/console-times.ts';

export type Clock = ReadClock & { readonly kind: ClockKind; readonly target: SlaTarget; readonly dueAt: number | null };

/** How a clock stands, in words; minutes are working minutes of its calendar. */
export function promisedTime(clock: Clock, now: number): PromisedTime {
  const { kind, minutes, share, quiet } = standingOf(clock);
  const { dueAt, state, target } = clock;
  const note = state === 'running' && dueAt !== null ? (target.calendar === 'business' ? t.byWorking : t.by)(moment(dueAt, now)) : undefined;
  return { key: clock.kind, name: t.kinds[clock.kind], fraction: share, label: kind === 'kept' ? t.kept : t[kind](span(minutes * 60_000)), paused: quiet, note };
}
