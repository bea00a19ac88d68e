import { outcomeOf, replayDecision, sameDecision, type DecisionView, type DispatchPolicy, type Outcome } from '@sysops/domain/dispatch';

/** Policies by name, as a file holds them; a decision made with a name that is not there keeps its own. */
export type NewPolicies = ReadonlyMap<string, DispatchPolicy>;

type Totals = { found: number; waitMinutes: number; travelMinutes: number; late: number; nobody: number };

export type Difference = { readonly ticketId: string; readonly decisionId: string; readonly before: Outcome; readonly after: Outcome };

export type Comparison = { readonly decisions: number; readonly notIdentical: readonly string[]; readonly changed: readonly Difference[]; readonly before: Totals; readonly after: Totals };

const none = (): Totals => ({ found: 0, waitMinutes: 0, travelMinutes: 0, late: 0, nobody: 0 });

function count(totals: Totals, outcome: Outcome): void {
  if (outcome.waitMinutes === null) totals.nobody += 1;
  else {
    totals.found += 1;
    totals.waitMinutes += outcome.waitMinutes;
    totals.travelMinutes += outcome.travelMinutes ?? 0;
    totals.late += outcome.late ? 1 : 0;
  }
}

/** The step of the ladder and a dropped area are the ticket's, not the policy's. */
const atStep = (policy: DispatchPolicy, made: DispatchPolicy): DispatchPolicy => ({
  ...policy, areaRequired: policy.areaRequired && made.areaRequired, ...(made.departWithinMinutes === undefined ? {} : { departWithinMinutes: made.departWithinMinutes }),
});

/** Makes every decision again: first as it was, which must give the same answer, then under the new policy. */
export async function comparePolicies(decisions: AsyncIterable<DecisionView>, policies: NewPolicies): Promise<Comparison> {
  const result = { decisions: 0, notIdentical: [] as string[], changed: [] as Difference[], before: none(), after: none() };
  for await (const stored of decisions) {
    result.decisions += 1;
    if (!sameDecision(stored.decision, replayDecision(stored))) result.notIdentical.push(stored.id);
    const policy = stored.by === 'system' ? policies.get(stored.policy.name) : undefined;
    const before = outcomeOf(stored.decision, stored.request.arriveDue);
    const after = policy ? outcomeOf(replayDecision(stored, atStep(policy, stored.policy)), stored.request.arriveDue) : before;
    count(result.before, before);
    count(result.after, after);
    if (before.chosen.join() !== after.chosen.join()) result.changed.push({ ticketId: stored.request.ticketId, decisionId: stored.id, before, after });
  }
  return result;
}
