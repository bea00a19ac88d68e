import { chooseExpert } from './choose-expert.ts';
import type { Decision, DispatchPolicy } from './decision.ts';
import type { DecisionView } from './dispatch-views.ts';

type Stored = Pick<DecisionView, 'request' | 'inputs' | 'policy' | 'wanted' | 'decision'>;

/** The stored decision made again from what it was made from, or from the same facts under another policy. */
export function replayDecision({ request, inputs, policy, wanted, decision }: Stored, other?: DispatchPolicy): Decision {
  const { keptFor } = decision;
  return chooseExpert(request, inputs, { policy: other ?? policy, wanted, ...(keptFor ? { keptFor } : {}) });
}

/** Keys in one order, whatever order they were stored in. */
const inOrder = (_key: string, value: unknown): unknown => (value instanceof Object ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, Reflect.get(value, key)])) : value);

/** One spelling for equal decisions. */
const spelled = (decision: Decision): string => JSON.stringify(decision, inOrder);

export const sameDecision = (a: Decision, b: Decision): boolean => spelled(a) === spelled(b);

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
