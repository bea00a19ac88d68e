import { saleOfReceipt, type KnownSale, type TillKey } from '@sysops/db/billing';
import { inTransaction, sqlState } from '@sysops/db/connection';
import type { TillSale, TillSaleView } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import type { RequestEm } from '../trpc/context.ts';
import { insertSale } from './record-sale.ts';
import { contractIdOf, deviceIdOf, hashOfSale, type Sale } from './sale-ids.ts';

const uniqueViolation = '23505';

const saleOf = (sent: TillSale): Sale => ({
  ...sent, contractId: contractIdOf(sent.receiptNumber), devices: sent.devices.map((device, n) => ({ ...device, deviceId: deviceIdOf(sent.receiptNumber, n) })),
});

/** The answer to a sale whose receipt number is recorded: the same one again is the same sale, whatever way it came first. */
function answerKnown(sale: Sale, known: KnownSale): TillSaleView {
  if (known.hash !== hashOfSale(sale)) throw new DomainError('conflict', `Receipt ${sale.receiptNumber} is recorded already, with something else on it. Nothing was changed.`, { field: 'receiptNumber' });
  return { receiptNumber: sale.receiptNumber, contractId: known.contractId };
}

export type TillSaleOutcome = { readonly view: TillSaleView; readonly isNew: boolean };

/**
 * One sale from a till; the receipt number is its key for ever, so a till repeats it until it has an answer. A repeat is
 * not judged again: a plan may have left the shelves meanwhile. Throws `invalid`, `conflict`.
 */
export async function recordTillSale(em: RequestEm, key: TillKey, sent: TillSale): Promise<TillSaleOutcome> {
  const sale = saleOf(sent);
  const before = await saleOfReceipt(em, sale.receiptNumber);
  if (before) return { view: answerKnown(sale, before), isNew: false };
  try {
    await inTransaction(em, (tx) => insertSale(tx, sale, { kind: 'till', tillKeyId: key.id, name: key.name }));
    return { view: { receiptNumber: sale.receiptNumber, contractId: sale.contractId }, isNew: true };
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    // A copy of the same request was faster.
    const meanwhile = await saleOfReceipt(em, sale.receiptNumber);
    if (!meanwhile) throw error;
    return { view: answerKnown(sale, meanwhile), isNew: false };
  }
}
