import { insertContract } from '@sysops/db/billing';
import { sqlState, type Tx } from '@sysops/db/connection';
import { sell, type ContractEvent, type RecordSale, type SoldBy } from '@sysops/domain/billing';
import { day, DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { planFor } from './buy-plan.ts';
import { hashOfSale, type Sale } from './sale-ids.ts';
import { zoneOfZip } from './zone-of-zip.ts';

const uniqueViolation = '23505';

/** A till's clock may be a little ahead; a sale of tomorrow is a wrong date. */
const clocksDiffer = day;

/** What a till sale would make; stores nothing. Throws `invalid`. */
export async function judgeSale(tx: Tx, sale: Sale, by: SoldBy): Promise<ContractEvent> {
  const plan = await planFor(tx, sale, null);
  if (sale.soldAt > tx.now + clocksDiffer) throw new DomainError('invalid', 'The date of the sale is in the future', { field: 'soldAt' });
  return sell({ id: sale.contractId, planVersionId: plan.versionId, term: plan.term, timeZone: zoneOfZip(sale.zip), startsAt: sale.soldAt }, tx.now, by);
}

/** One till sale in the caller's transaction: nobody's until it is claimed; its first period is paid with the device. */
export async function insertSale(tx: Tx, sale: Sale, by: SoldBy): Promise<void> {
  const event = await judgeSale(tx, sale, by);
  await insertContract(tx, event, { receipt: { number: sale.receiptNumber, zip: sale.zip, hash: hashOfSale(sale) }, devices: sale.devices });
}

/** The signed-in person who records a sale by hand or by file. */
export const soldByStaff = ({ actor }: ActorCtx): SoldBy => ({ kind: 'staff', accountId: actor.accountId, name: actor.name });

/** A plan sold with its devices at a till; nobody's until it is claimed. Throws `invalid`, `conflict`. */
export async function recordSale(ctx: ActorCtx, input: RecordSale): Promise<{ contractId: string }> {
  try {
    return await runCommand(ctx, { id: input.commandId, procedure: 'billing.recordSale', input }, async (tx) => {
      await insertSale(tx, input, soldByStaff(ctx));
      return { contractId: input.contractId };
    });
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    throw new DomainError('conflict', 'This receipt or one of its devices is recorded already', { field: 'receiptNumber' });
  }
}
