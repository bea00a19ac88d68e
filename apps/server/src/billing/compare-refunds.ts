import { findContract, moneyBackOf, settledBy } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { App } from '../app.ts';
import { raiseDifference } from './raise-difference.ts';

/** Raises money that went back at Stripe without us. Throws when Stripe cannot be asked. */
export async function compareRefunds(app: App, intentId: string): Promise<void> {
  const answer = await app.providers.stripe.readPayment(intentId);
  if (answer.kind === 'refused') return;
  if (answer.kind !== 'ok') throw new Error(`Stripe cannot say what was refunded (${answer.code})`);
  await raiseRefundedElsewhere(app, { intentId, refundedCents: answer.value.refundedCents });
}

/** What Stripe has given back of a payment against what we have asked it to. */
export async function raiseRefundedElsewhere(app: App, at: { readonly intentId: string; readonly refundedCents: number }): Promise<boolean> {
  const em = app.orm.em.fork();
  const attempt = await settledBy(em, at.intentId);
  const contract = attempt ? await findContract(em, attempt.contractId) : null;
  if (!attempt || !contract || contract.customerId === null) return false;
  const ours = (await moneyBackOf(em, contract.customerId)).filter((m) => m.kind === 'refund' && m.contractId === attempt.contractId && m.period === attempt.period && m.attemptN === attempt.n && (m.state === 'done' || m.state === 'approved'));
  const known = ours.reduce((sum, m) => sum + m.amountCents, 0);
  if (at.refundedCents <= known) return false;
  return inTransaction(app.orm.em, (tx) => raiseDifference(tx, {
    key: `refunded:${at.intentId}:${at.refundedCents}`, kind: 'refund_at_stripe_only', contractId: attempt.contractId, period: attempt.period, customerId: contract.customerId,
    facts: { payment: at.intentId, cents: at.refundedCents - known, atStripeCents: at.refundedCents, hereCents: known },
  }));
}
