import { findByStripeRefund, findContract, findMoneyBack, refundedBy, settledBy, type Attempt, type MoneyBack } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { App } from '../app.ts';
import type { StripeRefund } from '../providers/index.ts';
import { raiseDifference } from './raise-difference.ts';
import { settleRefundAs } from './settle-refund.ts';

/** Which refund of ours this is; null when it was made elsewhere. */
async function oursOf(app: App, at: StripeRefund): Promise<Pick<MoneyBack, 'id' | 'contractId' | 'sends'> | null> {
  const em = app.orm.em.fork();
  const known = await findByStripeRefund(em, at.id);
  if (known || at.ours === null || !/^[0-9a-f-]{36}$/.test(at.ours.refundId)) return known;
  // The answer to the call that made it may be lost.
  const asked = await findMoneyBack(em, at.ours.refundId);
  return asked ? { ...asked, sends: at.ours.send } : null;
}

/** Does what Stripe says of one refund now; false when it is none of ours. */
export async function settleRefundAtStripe(app: App, at: StripeRefund): Promise<boolean> {
  const ours = await oursOf(app, at);
  if (!ours) return false;
  await inTransaction(app.orm.em, (tx) => settleRefundAs(tx, ours, at));
  return true;
}

/** Reads a refund from Stripe and does what it says. Throws when Stripe cannot be asked. */
export async function syncRefund(app: App, stripeRefundId: string): Promise<void> {
  const answer = await app.providers.stripe.readRefund(stripeRefundId);
  if (answer.kind === 'refused') return;
  if (answer.kind !== 'ok') throw new Error(`Stripe cannot say how the refund stands (${answer.code})`);
  await settleRefundAtStripe(app, answer.value);
}

/** Raises money that went back at Stripe without us. Throws when Stripe cannot be asked. */
export async function compareRefunds(app: App, intentId: string): Promise<void> {
  const answer = await app.providers.stripe.readPayment(intentId);
  if (answer.kind === 'refused') return;
  if (answer.kind !== 'ok') throw new Error(`Stripe cannot say what was refunded (${answer.code})`);
  await raiseRefundedElsewhere(app, { intentId, refundedCents: answer.value.refundedCents });
}

async function raiseOne(app: App, attempt: Attempt, at: StripeRefund): Promise<boolean> {
  const contract = await findContract(app.orm.em.fork(), attempt.contractId);
  if (!contract || at.state === 'failed' || (await settleRefundAtStripe(app, at))) return false;
  return inTransaction(app.orm.em, (tx) => raiseDifference(tx, {
    key: `refunded:${at.id}`, kind: 'refund_at_stripe_only', contractId: attempt.contractId, period: attempt.period, customerId: contract.customerId, facts: { payment: attempt.intentId, cents: at.amountCents, stripeRefund: at.id },
  }));
}

/** What Stripe has given back of a payment against what we have asked it to, refund by refund when the sums differ. Says whether something new was raised. */
export async function raiseRefundedElsewhere(app: App, at: { readonly intentId: string; readonly refundedCents: number }): Promise<boolean> {
  const em = app.orm.em.fork();
  const attempt = await settledBy(em, at.intentId);
  if (!attempt || at.refundedCents <= (await refundedBy(em, attempt))) return false;
  const refunds = await app.providers.stripe.refundsOf(at.intentId);
  if (refunds.kind !== 'ok') throw new Error(`Stripe cannot say what was refunded (${refunds.code})`);
  let raised = false;
  for (const refund of refunds.value) raised = (await raiseOne(app, attempt, refund)) || raised;
  return raised;
}
