import { minute, type Instant } from '../shared/index.ts';
import { dueAt, instantAtPercent, type SlaClock, type WorkingTimes } from './sla-clock.ts';

/** Warnings, then the breach and its escalations to one group of managers after the other. Each happens once for a clock. */
export const slaSteps = ['warn_50', 'warn_75', 'warn_90', 'escalate_1', 'escalate_2', 'escalate_3'] as const;
export type SlaStep = (typeof slaSteps)[number];

const percents: Readonly<Partial<Record<SlaStep, number>>> = { warn_50: 50, warn_75: 75, warn_90: 90, escalate_1: 100 };

/** Counted minutes after the breach before the next group is called, when nobody has acknowledged. */
export const escalationMinutes: Readonly<Partial<Record<SlaStep, number>>> = { escalate_2: 15, escalate_3: 45 };

/** At which hours people may be told: at all of them, or in the business hours at the customer's place. */
export type Ringing = { readonly times: WorkingTimes; readonly hours: 'always' | 'working' };

/**
 * When a step falls due; null while the clock stands. A promise that is counted at every hour still wakes nobody at
 * night unless it is urgent: its steps wait for the working day, and the next group is given its time from there.
 */
export function stepAt(clock: SlaClock, step: SlaStep, { times, hours }: Ringing): Instant | null {
  if (clock.state !== 'running') return null;
  const waits = hours === 'working' && clock.target.calendar === 'always';
  const percent = percents[step];
  const reached = percent === undefined ? dueAt(clock, times) : instantAtPercent(clock, percent, times);
  if (reached === null) return null;
  const at = waits ? times.business.after(reached, 1) - 1 : reached;
  return times[waits ? 'business' : clock.target.calendar].after(at, (escalationMinutes[step] ?? 0) * minute);
}

/** The next step that has not been taken, and when it falls due. */
export function nextSlaStep(clock: SlaClock, taken: readonly SlaStep[], ringing: Ringing): { readonly step: SlaStep; readonly at: Instant } | null {
  for (const step of slaSteps) {
    if (taken.includes(step)) continue;
    const at = stepAt(clock, step, ringing);
    return at === null ? null : { step, at };
  }
  return null;
}
