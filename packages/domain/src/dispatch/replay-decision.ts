import { chooseExpert } from './choose-expert.ts';
import type { Decision, DispatchPolicy } from './decision.ts';
import type { DecisionView } from './dispatch-views.ts';

type Stored = Pick<DecisionView, 'request' | 'inputs' | 'policy' | 'wanted' | 'decision'>;

/** The stored decision made again from what it was made from, or from the same facts under another policy. */
export function replayDecision({ request, inputs, policy, wanted, decision }: Stored, other?: DispatchPolicy): Decision {
  const { keptFor } = decision;
  return chooseExpert(request, inputs, { policy: other ?? policy, wanted, ...(keptFor ? { keptFor } : {}) });
}

/** One spelling for equal values, whatever order their keys were stored in. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => [key, canonical(v)]));
}

export const sameDecision = (a: Decision, b: Decision): boolean => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

/** What another policy would have meant for one ticket: minutes until arrival and of travel of the first chosen, and whether the promise would hold. */
export type Outcome = { readonly chosen: readonly string[]; readonly waitMinutes: number | null; readonly travelMinutes: number | null; readonly late: boolean };

export function outcomeOf(decision: Decision, arriveDue: number): Outcome {
  const first = decision.candidates.find((verdict) => verdict.expertId === decision.chosen[0])?.slot ?? null;
  return {
    chosen: decision.chosen,
    waitMinutes: first && (first.arriveAt - decision.at) / 60_000,
    travelMinutes: first && (first.addedTravelMinutes ?? first.travelMinutes),
    late: first !== null && first.arriveAt > arriveDue,
  };
}
