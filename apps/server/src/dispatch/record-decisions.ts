import type { Tx } from '@sysops/db/connection';
import { writeDecisions } from '@sysops/db/dispatch';
import { policyLabel, type Assignment, type Decision } from '@sysops/domain/dispatch';
import type { Prepared } from './prepare-decision.ts';
import { askShadow } from './shadow-policy.ts';

/** What was decided for a ticket, and the reservations that came of it. */
export type Made = { readonly id: string; readonly prepared: Prepared; readonly decision: Decision; readonly visits: readonly Assignment[] };

/** Keeps decisions with everything that they were made from, and the reservations. */
export async function recordDecisions(tx: Tx, made: readonly Made[]): Promise<void> {
  const shadows = await writeDecisions(tx, made.map(({ id, prepared: { request, policy, candidates, wanted }, decision, visits }) => ({
    decision: { id, at: tx.now, by: 'system', reason: null, overrides: [], wanted, request, policy, inputs: candidates, decision }, visits,
  })));
  for (const { id, prepared, decision } of made) {
    const shadow = shadows[prepared.request.priority];
    // Where the tried policy itself decided there is nothing to compare.
    if (shadow && policyLabel(shadow) !== policyLabel(prepared.policy)) await askShadow(tx, prepared, { decisionId: id, decision, shadow });
  }
}
