import { changePeriod, insertMoneyBack, lockContract, lockDifference, lockPeriod, reserveRefund, retryRefund, settledBy, settleDifference, voidSettled, type PeriodKey } from '@sysops/db/billing';
import { inTransaction, type Tx } from '@sysops/db/connection';
import type { DifferenceKind, DifferenceView, RepairDifference } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type { ActorCtx } from '../trpc/context.ts';
import { applyCommand } from './apply-command.ts';
import { planPeriod } from './plan-periods.ts';
import { valueOf } from './stripe-customer.ts';
import { syncPayment } from './sync-payment.ts';

type Repair = (ctx: ActorCtx, difference: DifferenceView) => Promise<void>;

const paymentOf = ({ facts }: DifferenceView): string => String(facts['payment'] ?? '');
const centsOf = ({ facts }: DifferenceView, name: string): number => Number(facts[name] ?? 0);

function keyOf({ contractId, period }: DifferenceView): PeriodKey {
  if (contractId === null || period === null) throw new DomainError('invalid', 'This difference names no plan, so it cannot be repaired here');
  return { contractId, period };
}

/** Runs with contract and period locked. */
const onPeriod = (work: (tx: Tx, difference: DifferenceView) => Promise<void>): Repair => (ctx, difference) => inTransaction(ctx.em, async (tx) => {
  const key = keyOf(difference);
  await lockContract(tx, key.contractId);
  await lockPeriod(tx, key);
  await work(tx, difference);
});

const settleAsStripeSays: Repair = (ctx, difference) => syncPayment(ctx.app, paymentOf(difference));

/** It goes back by itself; the click says that somebody has seen it. */
const seen: Repair = async () => undefined;

/** The period is owed again and charged anew, with another payment. */
const chargeAgain = onPeriod(async (tx, difference) => {
  const key = keyOf(difference);
  const contract = await lockContract(tx, key.contractId);
  await voidSettled(tx, paymentOf(difference));
  await applyCommand(tx, contract, { type: 'void_payment', period: key.period });
  const row = await lockPeriod(tx, key);
  await changePeriod(tx, key, { state: 'owed', paidAt: null, intentId: null, intentNo: (row?.intentNo ?? 1) + 1, nextTryAt: tx.now });
});

const replaceCancelled = onPeriod(async (tx, difference) => {
  const key = keyOf(difference);
  const row = await lockPeriod(tx, key);
  if (row?.state === 'owed') await changePeriod(tx, key, { intentId: null, intentNo: row.intentNo + 1, nextTryAt: tx.now });
});

const billSkipped: Repair = (ctx, difference) => inTransaction(ctx.em, async (tx) => {
  const key = keyOf(difference);
  await lockContract(tx, key.contractId);
  const row = await lockPeriod(tx, key);
  if (!row) await planPeriod(tx, key.contractId);
  else if (row.state !== 'paid') await changePeriod(tx, key, { state: row.state === 'owed' ? 'owed' : 'planned', nextTryAt: tx.now });
});

/** What was refunded at Stripe is written down here. */
const noteRefund = onPeriod(async (tx, difference) => {
  const key = keyOf(difference);
  const attempt = await settledBy(tx.em, paymentOf(difference));
  const amountCents = centsOf(difference, 'cents');
  if (!attempt || difference.customerId === null) return;
  if (attempt.state === 'succeeded') await reserveRefund(tx, key, amountCents);
  await insertMoneyBack(tx, { ...key, id: v7(), kind: 'refund', customerId: difference.customerId, attemptN: attempt.n, amountCents, reason: 'other', note: 'Refunded at Stripe', state: 'done', askedBy: 'system', askedByName: 'Stripe' });
});

/** More was paid than owed: the surplus goes back. Less is accepted. */
const refundSurplus = onPeriod(async (tx, difference) => {
  const key = keyOf(difference);
  const attempt = await settledBy(tx.em, paymentOf(difference));
  const contract = await lockContract(tx, key.contractId);
  const surplus = centsOf(difference, 'paidCents') - centsOf(difference, 'owedCents');
  if (!attempt || surplus <= 0 || contract.customerId === null) return;
  await insertMoneyBack(tx, { ...key, id: v7(), kind: 'refund', customerId: contract.customerId, attemptN: attempt.n, amountCents: surplus, reason: 'charged_in_error', note: 'Paid more than was owed', state: 'approved', askedBy: 'system', askedByName: 'Sysops Squad' });
});

const refundStranger: Repair = async (ctx, difference) => {
  valueOf(await ctx.app.providers.stripe.refund({ key: `refund:nobody:${paymentOf(difference)}`, intentId: paymentOf(difference), amountCents: centsOf(difference, 'cents') }));
};

const refundAgain: Repair = (ctx, difference) => inTransaction(ctx.em, (tx) => retryRefund(tx, String(difference.facts['refund'] ?? '')));

const repairs: Readonly<Record<DifferenceKind, Repair>> = {
  paid_at_stripe_only: settleAsStripeSays,
  second_payment: settleAsStripeSays,
  not_owed_payment: seen,
  paid_here_only: chargeAgain,
  amount_differs: refundSurplus,
  refund_at_stripe_only: noteRefund,
  payment_of_nobody: refundStranger,
  skipped_period: billSkipped,
  charge_cancelled: replaceCancelled,
  refund_failed: refundAgain,
};

/** One click: what the difference asks for is done, and who did it is written down. A second click finds it done. Throws `not_found`, `retry`. */
export async function repairDifference(ctx: ActorCtx, input: RepairDifference): Promise<{ readonly state: 'repaired' | 'dismissed' }> {
  const difference = await inTransaction(ctx.em, (tx) => lockDifference(tx, input.differenceId));
  if (!difference) throw new DomainError('not_found', 'There is no such difference');
  if (difference.state !== 'open') return { state: difference.state };
  if (input.action === 'repair') await repairs[difference.kind](ctx, difference);
  const state = input.action === 'repair' ? 'repaired' : 'dismissed';
  await inTransaction(ctx.em, (tx) => settleDifference(tx.em, difference.id, { state, by: ctx.actor.name, note: input.note }));
  return { state };
}
