import type { Tx } from '@sysops/db/connection';
import { trialPolicy } from '@sysops/db/dispatch';
import { inTrial, policyFor, type DispatchPolicy } from '@sysops/domain/dispatch';
import type { Ticket } from '@sysops/domain/tickets';

/** The policy that decides this ticket: the standing one, or one that is tried on a share of them. */
export async function policyInForce(tx: Tx, { id, priority }: Pick<Ticket, 'id' | 'priority'>): Promise<DispatchPolicy> {
  const trial = await trialPolicy(tx.em, priority);
  return trial && inTrial(id, trial.percent) ? trial.policy : policyFor(priority);
}
