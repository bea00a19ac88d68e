import { changePeriod, findBillingProfile, findPeriod, lockContract, lockPeriod, openAttempt, settleAttempt, type Attempt, type PeriodKey, type PeriodRow } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { App } from '../app.ts';
import type { StripePayment } from '../providers/index.ts';
import { settlePayment } from './sync-payment.ts';

/** `charged`: Stripe was faster, the period is paid. `unknown`: Stripe cannot say. */
type Withdrawn = 'withdrawn' | 'charged' | 'unknown' | 'changed';

/** The payment by which this period may be charged; undefined when Stripe cannot say. */
async function paymentOf(app: App, row: PeriodRow, customerId: string): Promise<string | null | undefined> {
  if (row.intentId !== null) return row.intentId;
  const profile = await findBillingProfile(app.orm.em.fork(), customerId);
  if (!profile?.stripeCustomerId) return null;
  // The answer to the call that made it may be lost.
  const found = await app.providers.stripe.findPayment({ stripeCustomerId: profile.stripeCustomerId, contractId: row.contractId, period: row.period });
  return found.kind === 'ok' ? (found.value?.id ?? null) : undefined;
}

/** Makes sure that nobody charges by this payment any more: it is cancelled at Stripe, where a cancelled payment stays cancelled. */
async function closePayment(app: App, intentId: string): Promise<StripePayment['status'] | 'unknown'> {
  const cancelled = await app.providers.stripe.cancelPayment(intentId);
  if (cancelled.kind === 'ok') return 'canceled';
  if (cancelled.kind !== 'refused') return 'unknown';
  const payment = await app.providers.stripe.readPayment(intentId);
  if (payment.kind !== 'ok') return 'unknown';
  if (payment.value.status === 'succeeded') await settlePayment(app, payment.value);
  return payment.value.status;
}

async function withdraw(app: App, attempt: Attempt, customerId: string): Promise<Withdrawn> {
  const row = await findPeriod(app.orm.em.fork(), attempt);
  const intentId = row ? await paymentOf(app, row, customerId) : null;
  if (!row || intentId === undefined) return 'unknown';
  const status = intentId === null ? 'canceled' : await closePayment(app, intentId);
  if (status === 'succeeded') return 'charged';
  if (status !== 'canceled') return 'unknown';
  return inTransaction(app.orm.em, async (tx) => {
    await lockContract(tx, attempt.contractId);
    const now = await lockPeriod(tx, attempt);
    // A worker has made or noted another payment meanwhile.
    if (now?.intentId !== row.intentId) return 'changed';
    if (!(await settleAttempt(tx, attempt, { state: 'void', code: 'withdrawn', intentId }))) return 'changed';
    // If the period stays owed after all, it is charged by another payment; a worker may just be making this one.
    if (now.state === 'owed') await changePeriod(tx, now, { intentId: null, intentNo: now.intentNo + 1, nextTryAt: now.nextTryAt ?? tx.now });
    return 'withdrawn';
  });
}

const mostRounds = 5;

/** Takes back a try that is under way, and never carries it out: what has reached the card counts, everything else is ended. False while nobody knows. */
export async function withdrawTry(app: App, key: PeriodKey, customerId: string): Promise<boolean> {
  for (let n = 0; n < mostRounds; n += 1) {
    const open = await openAttempt(app.orm.em.fork(), key);
    if (!open) return true;
    if ((await withdraw(app, open, customerId)) === 'unknown') return false;
  }
  return false;
}
