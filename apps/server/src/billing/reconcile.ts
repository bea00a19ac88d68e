import { attemptsOf, findContract, findPeriod, knownEvents, moveWatermark, readWatermark, settledByMany, settledSince, settleOvercome, skippedContracts, storeEvent, stuckContracts, type Attempt, type PeriodKey } from '@sysops/db/billing';
import { inTransaction, readNow } from '@sysops/db/connection';
import { day, hour, type Instant } from '@sysops/domain/shared';
import type { App } from '../app.ts';
import type { StripePayment } from '../providers/index.ts';
import { raiseRefundedElsewhere } from './compare-refunds.ts';
import { processEvent } from './process-event.ts';
import { raiseDifference } from './raise-difference.ts';
import { everything } from './read-pages.ts';
import { reconcileRefunds } from './reconcile-refunds.ts';

const everyHour = hour;
/** How far back each comparison looks: longer than Stripe repeats a webhook. */
const lookBack = 4 * day;
/** And once a day: a payment is made with its first try and may succeed at the end of the longest dunning, by a pay link. */
const lookFarBack = 45 * day;
/** A payment younger than this may still be on its way to us. */
const settleTime = 10 * 60_000;

/** One payment that Stripe has: is it ours, and do we know of it with this amount? Says whether something new was raised. */
async function comparePayment(app: App, payment: StripePayment, attempt: (Attempt & { readonly owedCents: number }) | undefined): Promise<boolean> {
  if (payment.status !== 'succeeded' || payment.contractId === null || payment.period === null) return false;
  if (attempt) {
    const refunded = payment.refundedCents > 0 && (await raiseRefundedElsewhere(app, { intentId: payment.id, refundedCents: payment.refundedCents }));
    if (attempt.state !== 'succeeded' || attempt.owedCents === payment.receivedCents) return refunded;
    return inTransaction(app.orm.em, (tx) => raiseDifference(tx, { key: `amount:${payment.id}`, kind: 'amount_differs', contractId: attempt.contractId, period: attempt.period, customerId: null, facts: { payment: payment.id, paidCents: payment.receivedCents, owedCents: attempt.owedCents } }));
  }
  return raiseUnknown(app, payment, { contractId: payment.contractId, period: payment.period });
}

/** A payment that we have not settled: for a period of ours, or for nobody's. */
async function raiseUnknown(app: App, payment: StripePayment, { contractId, period }: PeriodKey): Promise<boolean> {
  const em = app.orm.em.fork();
  const row = /^[0-9a-f-]{36}$/.test(contractId) ? await findPeriod(em, { contractId, period }) : null;
  const facts = { payment: payment.id, cents: payment.receivedCents, contract: contractId, period };
  if (!row) return inTransaction(app.orm.em, (tx) => raiseDifference(tx, { key: `nobody:${payment.id}`, kind: 'payment_of_nobody', contractId: null, period: null, customerId: null, facts }));
  const twice = (await attemptsOf(em, row)).some((a) => a.state === 'succeeded');
  return inTransaction(app.orm.em, (tx) => raiseDifference(tx, { key: `stripe-only:${payment.id}`, kind: twice ? 'second_payment' : 'paid_at_stripe_only', contractId, period, customerId: null, facts }));
}

/** One payment that we count as paid: does Stripe have it? */
async function compareAttempt(app: App, attempt: Attempt, atStripe: ReadonlyMap<string, StripePayment>): Promise<boolean> {
  const known = attempt.intentId === null ? undefined : atStripe.get(attempt.intentId);
  if (attempt.intentId === null || known?.status === 'succeeded') return false;
  const answer = await app.providers.stripe.readPayment(attempt.intentId);
  if (answer.kind !== 'ok' && answer.kind !== 'refused') return false;
  if (answer.kind === 'ok' && answer.value.status === 'succeeded') return false;
  const contract = await findContract(app.orm.em.fork(), attempt.contractId);
  return inTransaction(app.orm.em, (tx) => raiseDifference(tx, {
    key: `here-only:${attempt.intentId}`, kind: 'paid_here_only', contractId: attempt.contractId, period: attempt.period, customerId: contract?.customerId ?? null,
    facts: { payment: attempt.intentId, cents: attempt.amountCents, atStripe: answer.kind === 'ok' ? answer.value.status : 'unknown' },
  }));
}

/** Contracts that nobody bills any more although they run, and those whose charge does not come to an end. Raised anew as long as it lasts. */
async function findSkipped(app: App): Promise<number> {
  let raised = 0;
  await settleOvercome(app.orm.em.fork());
  const kinds = [['skipped_period', 'skipped', skippedContracts], ['charge_stuck', 'stuck', stuckContracts]] as const;
  for (const [kind, name, find] of kinds) {
    for (const { id, period, customerId } of await find(app.orm.em.fork(), 500)) {
      const isNew = await inTransaction(app.orm.em, (tx) => raiseDifference(tx, { key: `${name}:${id}:${period}`, kind, contractId: id, period, customerId, facts: {}, lasts: true }));
      if (isNew) raised += 1;
    }
  }
  return raised;
}

/** Events that were sent while we were away for longer than Stripe repeats them. */
export async function readMissedEvents(app: App, since: Instant): Promise<boolean> {
  const news = await everything((after) => app.providers.stripe.listNews(since, after));
  if (news === null) return false;
  const known = await knownEvents(app.orm.em.fork(), news.map((event) => event.id));
  for (const event of news.filter(({ id }) => !known.has(id)).toReversed()) {
    const em = app.orm.em.fork();
    if (await storeEvent(em, event, await readNow(em))) await processEvent(app, event);
  }
  return true;
}

/** Compares everything of the last days with Stripe and raises each difference. Null when Stripe stopped answering; the number of new ones else. */
export async function reconcile(app: App, since: Instant): Promise<number | null> {
  const now = await readNow(app.orm.em.fork());
  const payments = await everything((after) => app.providers.stripe.listPayments(since, after));
  if (payments === null) return null;
  const settled = await settledByMany(app.orm.em.fork(), payments.map((payment) => payment.id));
  let raised = 0;
  for (const payment of payments) {
    if (payment.createdAt <= now - settleTime && (await comparePayment(app, payment, settled.get(payment.id)))) raised += 1;
  }
  const atStripe = new Map(payments.map((payment) => [payment.id, payment]));
  for (const attempt of await settledSince(app.orm.em.fork(), since, 100_000)) if (await compareAttempt(app, attempt, atStripe)) raised += 1;
  return raised + (await findSkipped(app));
}

/** Once an hour, by one of the programs: missed events first, then the comparison. What Stripe, or a program that died, left out is made up for by the next. */
export async function reconcileHourly(app: App): Promise<number> {
  const em = app.orm.em.fork();
  const now = await readNow(em);
  const last = await readWatermark(em, 'reconciled');
  if (last !== null && now - last < everyHour) return 0;
  if (!(await moveWatermark(em, 'reconciled', { from: last, to: now }))) return 0;
  const through = await readWatermark(em, 'reconciled-through');
  const since = Math.min(through ?? now, now);
  if (!(await readMissedEvents(app, since - 2 * hour))) return 0;
  const far = await readWatermark(em, 'reconciled-far');
  const isFar = far === null || now - far >= day;
  const raised = await reconcile(app, since - (isFar ? lookFarBack : lookBack));
  if (raised === null || !(await reconcileRefunds(app, now))) return 0;
  if (isFar) await moveWatermark(em, 'reconciled-far', { from: far, to: now });
  await moveWatermark(em, 'reconciled-through', { from: through, to: now });
  if (raised > 0) app.log.warn({ raised }, 'differences with Stripe');
  return 1;
}
