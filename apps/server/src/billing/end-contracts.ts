import { contractsToEnd, contractsToSuspend, lockContract, lockPeriod } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import { owedPeriod } from '@sysops/domain/billing';
import type { App } from '../app.ts';
import { applyCommand } from './apply-command.ts';
import { recordBillingFact } from './billing-facts.ts';
import { dropOwed } from './cancel-contract.ts';
import { tellSuspended } from './settle-failed.ts';

const batch = 200;

/** Cover stops for whoever has not paid when grace is over. */
export async function suspendOverdue(app: App): Promise<number> {
  const ids = await contractsToSuspend(app.orm.em.fork(), batch);
  for (const id of ids) {
    await inTransaction(app.orm.em, async (tx) => {
      const { contract, changed } = await applyCommand(tx, await lockContract(tx, id), { type: 'suspend', retriesOver: false });
      if (changed) await tellSuspended(tx, app, { contract, row: await lockPeriod(tx, { contractId: id, period: owedPeriod(contract) }) });
    });
  }
  return ids.length;
}

/** Ends what is cancelled and over, what nobody paid in time, and what is past due too long. */
export async function endContracts(app: App): Promise<number> {
  const ids = await contractsToEnd(app.orm.em.fork(), batch);
  for (const id of ids) {
    await inTransaction(app.orm.em, async (tx) => {
      const before = await lockContract(tx, id);
      const { contract, changed } = await applyCommand(tx, before, { type: 'end' });
      if (!changed || contract.status !== 'ended') return;
      await dropOwed(tx, before);
      await recordBillingFact(tx, contract, { type: 'PlanEnded', reason: contract.endReason });
    });
  }
  return ids.length;
}
