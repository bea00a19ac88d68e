import { changePeriod, listContracts, lockContract, lockPeriod } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { App } from '../app.ts';
import { refreshCard } from './stripe-customer.ts';

/** Another card is on file: what is past due is tried with it at once. Throws when Stripe cannot be asked. */
export async function changeCard(app: App, customerId: string): Promise<void> {
  const read = await refreshCard(app, customerId);
  if (read === null) throw new Error('Stripe cannot say which card is the default one');
  if (!read.changed) return;
  for (const view of await listContracts(app.orm.em.fork(), customerId)) {
    if (view.status !== 'grace' && view.status !== 'suspended') continue;
    await inTransaction(app.orm.em, async (tx) => {
      const contract = await lockContract(tx, view.id);
      const row = await lockPeriod(tx, { contractId: view.id, period: contract.paidThrough + 1 });
      if (row?.state === 'owed') await changePeriod(tx, row, { nextTryAt: tx.now });
    });
  }
}
