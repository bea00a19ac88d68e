import { findPeriod } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { App } from '../app.ts';
import type { StripePayment } from '../providers/index.ts';
import { raiseDifference } from './raise-difference.ts';
import { settlePaid } from './settle-paid.ts';

/** Settles what Stripe says of a payment: by its period, which it names. Payments that name none are not ours. */
export async function settlePayment(app: App, payment: StripePayment): Promise<void> {
  const { contractId, period } = payment;
  if (contractId === null || period === null || payment.status !== 'succeeded') return;
  const row = await findPeriod(app.orm.em.fork(), { contractId, period });
  const kind = row?.intentId === payment.id ? 'off_session' : 'checkout';
  await inTransaction(app.orm.em, async (tx) => {
    const settled = row ? await settlePaid(tx, { contractId, period, intentId: payment.id, receivedCents: payment.receivedCents, kind }) : 'nobody';
    if (settled === 'nobody') await raiseDifference(tx, { key: `nobody:${payment.id}`, kind: 'payment_of_nobody', contractId: null, period: null, customerId: null, facts: { payment: payment.id, cents: payment.receivedCents, contract: contractId, period } });
  });
}

/** Reads a payment from Stripe and settles it. Throws when Stripe cannot be asked. */
export async function syncPayment(app: App, intentId: string): Promise<void> {
  const answer = await app.providers.stripe.readPayment(intentId);
  if (answer.kind === 'refused') return;
  if (answer.kind !== 'ok') throw new Error(`Stripe cannot say how the payment stands (${answer.code})`);
  await settlePayment(app, answer.value);
}

