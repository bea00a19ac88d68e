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

/** An expert counts as free when he can leave within this time. */
const freeWithin = 5;
const finishingWithin = 60;

/**
 * What a step lets through for "as soon as possible". Time first: whoever is free, then who finishes within the hour;
 * from the third step the area is dropped. Skills are never widened. A visit within a window is planned ahead from the start.
 */
export function policyAtStep(policy: DispatchPolicy, step: LadderStep): DispatchPolicy {
  const departWithinMinutes = step === 'free_in_area' ? freeWithin : finishingWithin;
  const inArea = step === 'free_in_area' || step === 'finishing_soon';
  return { ...policy, departWithinMinutes, areaRequired: policy.areaRequired && inArea };
}
