import { raiseDifference as store, type NewDifference } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { v7 } from 'uuid';
import { recordDifferenceFact } from './billing-facts.ts';

/** Raises a difference once for its key, and tells staff; one that `lasts`, anew when it is still there a day after it was settled. Says whether it is new. */
export async function raiseDifference(tx: Tx, difference: Omit<NewDifference, 'id'> & { readonly lasts?: boolean }): Promise<boolean> {
  const isNew = await store(tx.em, { ...difference, id: v7() });
  if (isNew) recordDifferenceFact(tx, { kind: difference.kind, contractId: difference.contractId, period: difference.period, customerId: difference.customerId });
  return isNew;
}
