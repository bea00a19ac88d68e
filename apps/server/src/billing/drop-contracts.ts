import { findBillingProfile, listContracts, lockContract, openAttempt } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { owedPeriod } from '@sysops/domain/billing';
import type { App } from '../app.ts';
import { applyCommand } from './apply-command.ts';
import { beingChecked, dropOwed, settleMoney } from './cancel-contract.ts';

/** Whatever is under way at Stripe is taken back and open pay pages are closed, before a person's plans end. Gives who he is there. Throws `retry`. */
export async function settleBeforeErasure(app: App, customerId: string): Promise<string | null> {
  const em = app.orm.em.fork();
  for (const view of await listContracts(em, customerId)) if (view.status !== 'ended') await settleMoney(app, view.id);
  return (await findBillingProfile(app.orm.em.fork(), customerId))?.stripeCustomerId ?? null;
}

/** Ends every plan of a customer now; nothing is owed for them any more. Throws `retry` when a charge has begun meanwhile. */
export async function dropContracts(tx: Tx, customerId: string): Promise<void> {
  for (const { id } of await listContracts(tx.em, customerId)) {
    const contract = await lockContract(tx, id);
    if (await openAttempt(tx.em, { contractId: id, period: owedPeriod(contract) })) throw beingChecked();
    const { changed } = await applyCommand(tx, contract, { type: 'drop' });
    if (changed) await dropOwed(tx, contract);
  }
}
