import {
  attemptsOf, changePeriod, countLook, creditBalance, findBillingProfile, findContract, findPeriod, insertAttempt, lockBillingProfile, lockContract, lockPeriod, nextAttemptNo, noteIntent, openAttempt, settleAttempt,
  type Attempt, type PeriodKey, type PeriodRow,
} from '@sysops/db/billing';
import { inTransaction, type Tx } from '@sysops/db/connection';
import { creditFor, type Contract } from '@sysops/domain/billing';
import { day, hour, minute } from '@sysops/domain/shared';
import type { App } from '../app.ts';
import type { StripeAnswer, StripePayment } from '../providers/index.ts';
import { cardIn, noteDefaultCard } from './note-card.ts';
import { raiseDifference } from './raise-difference.ts';
import { settleFailed } from './settle-failed.ts';
import { markPaid, settlePaid } from './settle-paid.ts';

/** After so many looks at a try that Stripe has not carried out, its key is given up: Stripe keeps answering it as the first time. */
const mostLooks = 8;

const chargeable: ReadonlySet<Contract['status']> = new Set(['active', 'grace', 'suspended']);

/** What the charge of a locked period needs; null when nothing is to be charged any more. */
async function prepare(tx: Tx, key: PeriodKey): Promise<PeriodRow | null> {
  const contract = await lockContract(tx, key.contractId);
  const row = await lockPeriod(tx, key);
  if (!row || (row.state !== 'planned' && row.state !== 'owed') || (row.heldUntil !== null && row.heldUntil > tx.now)) return null;
  if (row.dueAt > tx.now || row.period !== contract.paidThrough + 1 || !chargeable.has(contract.status) || contract.customerId === null) return null;
  if (contract.cancelAtPeriodEnd) {
    await changePeriod(tx, row, { state: 'void', nextTryAt: null });
    return null;
  }
  if (row.state === 'owed') return row;
  await lockBillingProfile(tx, contract.customerId);
  const creditCents = creditFor(row.chargeCents, await creditBalance(tx.em, contract.customerId));
  const owed: PeriodRow = { ...row, state: 'owed', creditCents, chargeCents: row.chargeCents - creditCents };
  await changePeriod(tx, row, { state: 'owed', creditCents });
  if (owed.chargeCents > 0) return owed;
  await markPaid(tx, contract, owed);
  return null;
}

/** The customer's default card as Stripe holds it now: null inside when there is none, null when Stripe cannot say. */
async function cardFor(app: App, contractId: string): Promise<{ readonly methodId: string | null } | null> {
  const em = app.orm.em.fork();
  const contract = await findContract(em, contractId);
  const profile = contract?.customerId ? await findBillingProfile(em, contract.customerId) : null;
  if (!profile?.stripeCustomerId) return { methodId: null };
  const card = cardIn(await app.providers.stripe.defaultCard(profile.stripeCustomerId));
  if (card === undefined) return null;
  await noteDefaultCard(app, profile, card);
  return { methodId: card?.methodId ?? null };
}

/** Stores the next try before Stripe is asked. Null when somebody else was faster or nothing is owed any more. */
async function begin(app: App, key: PeriodKey): Promise<Attempt | null> {
  const due = await inTransaction(app.orm.em, (tx) => prepare(tx, key));
  if (!due) return null;
  const card = await cardFor(app, key.contractId);
  if (card === null) return null;
  const { methodId } = card;
  return inTransaction(app.orm.em, async (tx) => {
    const row = await prepare(tx, key);
    if (!row || (await openAttempt(tx.em, key))) return null;
    const n = await nextAttemptNo(tx.em, key);
    await insertAttempt(tx, { ...key, n, kind: 'off_session', key: `charge:${key.contractId}:${key.period}:${n}`, state: 'started', methodId, intentId: row.intentId, code: null, amountCents: row.chargeCents });
    if (methodId !== null) return openAttempt(tx.em, key);
    await settleFailed(tx, app, { ...key, n, code: 'no_card' });
    return null;
  });
}

const paymentKey = (row: PeriodRow): string => `charge:${row.contractId}:${row.period}${row.intentNo > 1 ? `:r${row.intentNo}` : ''}`;

/** The payment of this period at Stripe: looked for first when an answer may have been lost, made once with the period's key. `withdrawn`: the try was taken back meanwhile. */
async function paymentOf(app: App, attempt: Attempt): Promise<StripeAnswer<string> | { readonly kind: 'withdrawn' }> {
  const em = app.orm.em.fork();
  const row = await findPeriod(em, attempt);
  const contract = await findContract(em, attempt.contractId);
  const profile = contract?.customerId ? await findBillingProfile(em, contract.customerId) : null;
  if (!row || !profile?.stripeCustomerId) return { kind: 'refused', code: 'no_card' };
  if (row.intentId !== null) return { kind: 'ok', value: row.intentId };
  const { stripeCustomerId } = profile;
  const found: StripeAnswer<StripePayment | null> = attempt.looks > 0 || attempt.n > 1 ? await app.providers.stripe.findPayment({ stripeCustomerId, contractId: row.contractId, period: row.period }) : { kind: 'ok', value: null };
  if (found.kind !== 'ok') return found;
  const made: StripeAnswer<StripePayment> = found.value
    ? { kind: 'ok', value: found.value }
    : await app.providers.stripe.makePayment({ key: paymentKey(row), stripeCustomerId, amountCents: attempt.amountCents, contractId: row.contractId, period: row.period, description: `Support plan, period ${row.period}` });
  if (made.kind !== 'ok') return made;
  const noted = await inTransaction(app.orm.em, async (tx) => {
    await lockContract(tx, row.contractId);
    if ((await openAttempt(tx.em, attempt))?.n !== attempt.n) return false;
    await changePeriod(tx, row, { intentId: made.value.id });
    await noteIntent(tx, attempt, made.value.id);
    return true;
  });
  if (noted) return { kind: 'ok', value: made.value.id };
  await app.providers.stripe.cancelPayment(made.value.id);
  return { kind: 'withdrawn' };
}

/** Nobody knows yet, or Stripe would not listen: looked at again soon, later each time. */
async function later(app: App, attempt: Attempt): Promise<void> {
  const pause = Math.min(30 * minute, minute * 2 ** Math.min(attempt.looks, 5));
  await inTransaction(app.orm.em, async (tx) => {
    await lockContract(tx, attempt.contractId);
    const row = await lockPeriod(tx, attempt);
    if ((await openAttempt(tx.em, attempt))?.n !== attempt.n) return;
    await countLook(tx.em, attempt);
    if (row?.state === 'owed') await changePeriod(tx, attempt, { nextTryAt: tx.now + pause });
  });
}

/** So many tries that Stripe has not carried out are a person's concern. */
const stuckAfter = 3;

/** A try that certainly did not charge and never will: another number is tried in an hour, and once a person is asked, in a day. */
async function giveUp(app: App, attempt: Attempt, code: string): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    const contract = await lockContract(tx, attempt.contractId);
    const row = await lockPeriod(tx, attempt);
    if (!(await settleAttempt(tx, attempt, { state: 'void', code, intentId: null }))) return;
    const inVain = (await attemptsOf(tx.em, attempt)).filter((a) => a.state === 'void' && a.code !== 'withdrawn').length;
    const isStuck = inVain >= stuckAfter;
    if (row?.state === 'owed') await changePeriod(tx, attempt, { nextTryAt: tx.now + (isStuck ? day : hour) });
    if (isStuck) await raiseDifference(tx, { key: `stuck:${attempt.contractId}:${attempt.period}`, kind: 'charge_stuck', contractId: attempt.contractId, period: attempt.period, customerId: contract.customerId, facts: { refused: code, cents: attempt.amountCents }, lasts: true });
  });
}

/** Somebody cancelled the payment at Stripe: a person decides whether to charge anew. */
async function cancelledAtStripe(app: App, attempt: Attempt, intentId: string): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    const contract = await lockContract(tx, attempt.contractId);
    const row = await lockPeriod(tx, attempt);
    if (!(await settleAttempt(tx, attempt, { state: 'void', code: 'charge_cancelled', intentId }))) return;
    if (row?.state === 'owed') await changePeriod(tx, attempt, { nextTryAt: null });
    await raiseDifference(tx, { key: `cancelled:${intentId}`, kind: 'charge_cancelled', contractId: attempt.contractId, period: attempt.period, customerId: contract.customerId, facts: { payment: intentId, cents: attempt.amountCents } });
  });
}

/** Does what the payment, as Stripe has it, says about this try. Null when it says nothing yet. */
async function settleBy(app: App, attempt: Attempt, payment: StripePayment): Promise<'done' | null> {
  const { contractId, period } = attempt;
  if (payment.status === 'succeeded') await inTransaction(app.orm.em, (tx) => settlePaid(tx, { contractId, period, intentId: payment.id, receivedCents: payment.receivedCents, kind: 'off_session' }));
  else if (payment.status === 'canceled') await cancelledAtStripe(app, attempt, payment.id);
  else if (payment.status === 'processing') await later(app, attempt);
  else return null;
  return 'done';
}

const failTry = (app: App, { contractId, period, n }: Attempt, code: string): Promise<void> => inTransaction(app.orm.em, (tx) => settleFailed(tx, app, { contractId, period, n, code }));

async function confirm(app: App, attempt: Attempt, intentId: string): Promise<void> {
  const { stripe } = app.providers;
  const answer = await stripe.confirmPayment(intentId, { key: attempt.key, methodId: attempt.methodId ?? '' });
  const fail = (code: string): Promise<void> => failTry(app, attempt, code);
  if (answer.kind === 'ok') {
    if ((await settleBy(app, attempt, answer.value)) === null) await fail(answer.value.failureCode ?? 'authentication_required');
    return;
  }
  if (answer.kind === 'declined') return fail(answer.code);
  if (answer.kind === 'retry' || answer.kind === 'unknown') return later(app, attempt);
  // Refused as it stands: a payment that is over already, or a card that is gone.
  const payment = await stripe.readPayment(intentId);
  if (payment.kind !== 'ok') return later(app, attempt);
  if ((await settleBy(app, attempt, payment.value)) === null) await fail(answer.code);
}

/** Goes on with a try: under way, or left behind by a worker that died. What Stripe knows comes first; nothing is made twice. */
async function carryOut(app: App, attempt: Attempt, fresh: boolean): Promise<void> {
  const intent = await paymentOf(app, attempt);
  if (intent.kind === 'withdrawn') return;
  if (intent.kind === 'refused' && (intent.code === 'no_card' || intent.code === 'resource_missing')) return failTry(app, attempt, 'no_card');
  if (intent.kind === 'refused' || intent.kind === 'declined') return giveUp(app, attempt, intent.code);
  if (intent.kind !== 'ok') return later(app, attempt);
  if (!fresh) {
    const payment = await app.providers.stripe.readPayment(intent.value);
    if (payment.kind !== 'ok') return later(app, attempt);
    if ((await settleBy(app, attempt, payment.value)) !== null) return;
    if (attempt.looks >= mostLooks) return giveUp(app, attempt, 'no_answer');
  }
  // The same key and card as the first time: if Stripe has tried it already, it says what came of it.
  await confirm(app, attempt, intent.value);
}

/** Charges one period off-session, or finds out what became of the last try. Safe to run any number of times at once. */
export async function chargePeriod(app: App, key: PeriodKey): Promise<void> {
  const left = await openAttempt(app.orm.em.fork(), key);
  if (left) return carryOut(app, left, false);
  const begun = await begin(app, key);
  if (begun) await carryOut(app, begun, true);
}

/** Carries out a try that is under way, before its period is paid in another way. False when its outcome is still unknown. */
export async function settleOpenTry(app: App, key: PeriodKey): Promise<boolean> {
  const open = await openAttempt(app.orm.em.fork(), key);
  if (open) await carryOut(app, open, false);
  return (await attemptsOf(app.orm.em.fork(), key)).every((a) => a.state !== 'started');
}
