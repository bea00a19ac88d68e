import { minute, type Instant } from '../shared/index.ts';
import type { Priority } from '../tickets/index.ts';
import type { DispatchPolicy } from './decision.ts';

/** How far the search for an expert has widened, for a ticket that waits. */
export const ladderSteps = ['free_in_area', 'finishing_soon', 'neighbouring_areas', 'offer_next_day', 'manager'] as const;
export type LadderStep = (typeof ladderSteps)[number];

/** Minutes after the search began when a step begins; a step without a time is left out. Urgent customers are not asked to wait for tomorrow. */
const begins: Readonly<Record<Priority, Readonly<Partial<Record<LadderStep, number>>>>> = {
  urgent: { free_in_area: 0, finishing_soon: 1, neighbouring_areas: 2, manager: 5 },
  high: { free_in_area: 0, finishing_soon: 2, neighbouring_areas: 6, offer_next_day: 12, manager: 20 },
  normal: { free_in_area: 0, finishing_soon: 3, neighbouring_areas: 10, offer_next_day: 20, manager: 30 },
  low: { free_in_area: 0, finishing_soon: 5, neighbouring_areas: 20, offer_next_day: 40, manager: 60 },
};

export type Ladder = { readonly step: LadderStep; readonly next: { readonly step: LadderStep; readonly at: Instant } | null };

/** Where a ticket stands that has been searched for since `since`, and when it widens next. The last step has no next: a person has it. */
export function ladderAt(priority: Priority, since: Instant, now: Instant): Ladder {
  const steps = ladderSteps.flatMap((step) => {
    const after = begins[priority][step];
    return after === undefined ? [] : [{ step, at: since + after * minute }];
  });
  const reached = steps.filter((s) => s.at <= now).at(-1)?.step ?? 'free_in_area';
  return { step: reached, next: steps.find((s) => s.at > now) ?? null };
}

/**
 * Minutes within which the expert must leave for an "as soon as possible" visit. Who finishes next door within the hour is as
 * good as free: to send only those who are idle costs travel and waiting. Source: the policy benchmark.
 */
const leavesWithin: Readonly<Record<LadderStep, number>> = { free_in_area: 60, finishing_soon: 120, neighbouring_areas: 120, offer_next_day: 120, manager: 120 };

/**
 * What a step lets through. Time first, by predicted finish; from the third step the area is dropped. Skills are never
 * widened. A visit within a window is planned ahead from the start.
 */
export function policyAtStep(policy: DispatchPolicy, step: LadderStep): DispatchPolicy {
  const inArea = step === 'free_in_area' || step === 'finishing_soon';
  return { ...policy, departWithinMinutes: leavesWithin[step], areaRequired: policy.areaRequired && inArea };
}
