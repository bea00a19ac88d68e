import { lockSale } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import type { ClaimSale, Contract } from '@sysops/domain/billing';
import type { ReceiptClaim } from '@sysops/domain/customers';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { applyCommand } from './apply-command.ts';
import { recordBillingFact } from './billing-facts.ts';
import { notePlanAct } from './note-act.ts';
import { customerFor } from './with-contract.ts';

/** Gives the plan bought at a till to its customer, in the transaction of the registration. Throws `not_found`, `conflict`, `expired`. */
export async function claimReceipt(tx: Tx, customerId: string, claim: ReceiptClaim): Promise<Contract> {
  const sale = await lockSale(tx, { number: claim.receiptNumber, zip: claim.zip });
  if (!sale) throw new DomainError('not_found', 'We do not find this receipt with this ZIP code. Both are printed on the receipt.', { field: 'claim.receiptNumber' });
  if (sale.customerId === customerId) throw new DomainError('conflict', 'This receipt is in this account already. Its plan is among your plans.', { field: 'claim.receiptNumber' });
  if (sale.status !== 'unclaimed') throw new DomainError('conflict', 'This receipt has been registered already. Sign in with the account it belongs to, or call us.', { field: 'claim.receiptNumber' });
  if (tx.now >= sale.endsAt) throw new DomainError('expired', 'The plan on this receipt has ended. You can buy a new one.', { field: 'claim.receiptNumber' });
  const { contract } = await applyCommand(tx, sale, { type: 'claim', customerId });
  await recordBillingFact(tx, contract, { type: 'PlanClaimed', endsAt: contract.endsAt });
  return contract;
}

/** A customer who has an account already claims another till sale; an agent may do it for a caller. */
export function claimSale(ctx: ActorCtx, input: ClaimSale): Promise<{ readonly contractId: string }> {
  const customerId = customerFor(ctx, input.customerId);
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.claim', input }, async (tx) => {
    const contract = await claimReceipt(tx, customerId, input);
    await notePlanAct(tx, ctx.actor, { contract, act: 'plan_claimed' });
    return { contractId: contract.id };
  });
}
