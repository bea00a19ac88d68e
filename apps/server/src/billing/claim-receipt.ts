import { claimContract } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import type { ReceiptClaim } from '@sysops/domain/customers';
import { DomainError } from '@sysops/domain/shared';

/** Gives the plan bought at a till to its customer, in the transaction of the registration. Throws `not_found`, `conflict`. */
export async function claimReceipt(tx: Tx, customerId: string, claim: ReceiptClaim): Promise<void> {
  const outcome = await claimContract(tx, customerId, claim);
  if (outcome === 'unknown') throw new DomainError('not_found', 'We do not find this receipt with this ZIP code. Both are printed on the receipt.', { field: 'claim.receiptNumber' });
  if (outcome === 'taken') throw new DomainError('conflict', 'This receipt has been registered already. Sign in with the account it belongs to, or call us.', { field: 'claim.receiptNumber' });
}
