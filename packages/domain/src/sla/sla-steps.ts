import { minute, type Instant } from '../shared/index.ts';
import { dueAt, instantAtPercent, type SlaClock, type WorkingTimes } from './sla-clock.ts';

/** Warnings, then the breach and its escalations to one group of managers after the other. Each happens once for a clock. */
export const slaSteps = ['warn_50', 'warn_75', 'warn_90', 'escalate_1', 'escalate_2', 'escalate_3'] as const;
export type SlaStep = (typeof slaSteps)[number];

const percents: Readonly<Partial<Record<SlaStep, number>>> = { warn_50: 50, warn_75: 75, warn_90: 90, escalate_1: 100 };

/** Counted minutes after the breach before the next group is called, when nobody has acknowledged. */
export const escalationMinutes: Readonly<Partial<Record<SlaStep, number>>> = { escalate_2: 15, escalate_3: 45 };

/** When a step falls due; null while the clock stands. Counted minutes only, so nobody is woken for business hours. */
export function stepAt(clock: SlaClock, step: SlaStep, times: WorkingTimes): Instant | null {
  if (clock.state !== 'running') return null;
  const percent = percents[step];
  if (percent !== undefined) return instantAtPercent(clock, percent, times);
  const due = dueAt(clock, times);
  return due === null ? null : times[clock.target.calendar].after(due, (escalationMinutes[step] ?? 0) * minute);
}

/** The next step that has not been taken, and when it falls due. */
export function nextSlaStep(clock: SlaClock, taken: readonly SlaStep[], times: WorkingTimes): { readonly step: SlaStep; readonly at: Instant } | null {
  for (const step of slaSteps) {
    if (taken.includes(step)) continue;
    const at = stepAt(clock, step, times);
    return at === null ? null : { step, at };
  }
  return null;
}
