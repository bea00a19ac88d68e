import { claimRefunds, lockContract, settleRefund, type MoneyBack } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { App } from '../app.ts';
import { recordBillingFact } from './billing-facts.ts';
import { raiseDifference } from './raise-difference.ts';

async function send(app: App, refund: MoneyBack & { readonly intentId: string }): Promise<void> {
  const { contractId, period } = refund;
  const answer = await app.providers.stripe.refund({ key: `refund:${refund.id}`, intentId: refund.intentId, amountCents: refund.amountCents });
  // Looked at again when the lease ends: the same key is the same refund.
  if (answer.kind === 'retry' || answer.kind === 'unknown' || contractId === null) return;
  await inTransaction(app.orm.em, async (tx) => {
    const contract = await lockContract(tx, contractId);
    if (answer.kind === 'ok' && answer.value.state !== 'failed') {
      if (await settleRefund(tx, refund.id, { state: 'done', stripeRefundId: answer.value.id })) await recordBillingFact(tx, contract, { type: 'RefundMade', amountCents: refund.amountCents });
      return;
    }
    await settleRefund(tx, refund.id, { state: 'failed', stripeRefundId: null });
    await raiseDifference(tx, { key: `refund:${refund.id}`, kind: 'refund_failed', contractId, period, customerId: contract.customerId, facts: { payment: refund.intentId, refund: refund.id, cents: refund.amountCents, refused: answer.kind === 'ok' ? 'failed' : answer.code } });
  });
}

/** Approved refunds on their way to Stripe, each with its own key. */
export async function sendRefunds(app: App): Promise<number> {
  const due = await claimRefunds(app.orm.em.fork(), 60, 40);
  for (const refund of due) await send(app, refund).catch((error: unknown) => app.log.warn({ err: error, refund: refund.id }, 'refund not sent yet'));
  return due.length;
}
