import { attemptsOf, changePeriod, findMoneyBack, insertMoneyBack, lockContract, lockPeriod, reserveRefund, retryRefund, settledBy, voidSettled, type PeriodKey } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { assertRefundable, type DifferenceView } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { applyCommand } from './apply-command.ts';
import { planPeriod } from './plan-periods.ts';
import { issueCreditNote } from './settle-refund.ts';

/** Runs with contract, period and difference locked, in the transaction that closes the difference. What it writes has the difference's id, so it is written once. */
export type Repair = (tx: Tx, difference: DifferenceView) => Promise<void>;

const paymentOf = ({ facts }: DifferenceView): string => String(facts['payment'] ?? '');
const centsOf = ({ facts }: DifferenceView, name: string): number => Number(facts[name] ?? 0);

function keyOf({ contractId, period }: DifferenceView): PeriodKey {
  if (contractId === null || period === null) throw new DomainError('invalid', 'This difference names no plan, so it cannot be repaired here');
  return { contractId, period };
}

/** The period is owed again and charged anew, with another payment. */
export const chargeAgain: Repair = async (tx, difference) => {
  const key = keyOf(difference);
  await voidSettled(tx, paymentOf(difference));
  await applyCommand(tx, await lockContract(tx, key.contractId), { type: 'void_payment', period: key.period });
  const row = await lockPeriod(tx, key);
  await changePeriod(tx, key, { state: 'owed', paidAt: null, intentId: null, intentNo: (row?.intentNo ?? 1) + 1, nextTryAt: tx.now });
};

export const replaceCancelled: Repair = async (tx, difference) => {
  const key = keyOf(difference);
  const row = await lockPeriod(tx, key);
  if (row?.state === 'owed') await changePeriod(tx, key, { intentId: null, intentNo: row.intentNo + 1, nextTryAt: tx.now });
};

export const billSkipped: Repair = async (tx, difference) => {
  const key = keyOf(difference);
  const row = await lockPeriod(tx, key);
  if (!row) await planPeriod(tx, key.contractId);
  else if (row.state !== 'paid' && row.state !== 'waived') await changePeriod(tx, key, { state: row.state === 'owed' ? 'owed' : 'planned', nextTryAt: tx.now });
};

/** Stripe keeps its first answer to a key, also a refusal: the charge gets another one when no payment was made by it. */
export const chargeAnew: Repair = async (tx, difference) => {
  const key = keyOf(difference);
  const row = await lockPeriod(tx, key);
  if (row?.state === 'owed' || row?.state === 'planned') await changePeriod(tx, key, { ...(row.intentId === null ? { intentNo: row.intentNo + 1 } : {}), nextTryAt: tx.now });
};

/** What was refunded at Stripe is written down here. */
export const noteRefund: Repair = async (tx, difference) => {
  const key = keyOf(difference);
  const attempt = await settledBy(tx.em, paymentOf(difference));
  const amountCents = centsOf(difference, 'cents');
  if (!attempt || difference.customerId === null) return;
  const reserves = attempt.state === 'succeeded';
  const stripeRefundId = difference.facts['stripeRefund'];
  const isNew = await insertMoneyBack(tx, { ...key, id: difference.id, kind: 'refund', customerId: difference.customerId, attemptN: attempt.n, amountCents, reason: 'other', note: 'Refunded at Stripe', state: 'done', askedBy: 'system', askedByName: 'Stripe', reserves, ...(typeof stripeRefundId === 'string' ? { stripeRefundId } : {}) });
  if (!isNew) return;
  if (reserves) await reserveRefund(tx, key, amountCents);
  await issueCreditNote(tx, { ...key, id: difference.id, customerId: difference.customerId, amountCents, reserves });
};

/** More was paid than owed: the surplus goes back. Less is accepted. */
export const refundSurplus: Repair = async (tx, difference) => {
  const key = keyOf(difference);
  const attempt = await settledBy(tx.em, paymentOf(difference));
  const { customerId } = await lockContract(tx, key.contractId);
  const surplus = centsOf(difference, 'paidCents') - centsOf(difference, 'owedCents');
  if (!attempt || surplus <= 0 || customerId === null) return;
  await insertMoneyBack(tx, { ...key, id: difference.id, kind: 'refund', customerId, attemptN: attempt.n, amountCents: surplus, reason: 'charged_in_error', note: 'Paid more than was owed', state: 'approved', askedBy: 'system', askedByName: 'Sysops Squad' });
};

/** Sent once more, when as much is still left of the payment. */
export const refundAgain: Repair = async (tx, difference) => {
  const refund = await findMoneyBack(tx.em, String(difference.facts['refund'] ?? ''));
  if (refund?.state !== 'failed') return;
  const key = keyOf(difference);
  const row = await lockPeriod(tx, key);
  const paid = (await attemptsOf(tx.em, key)).find((a) => a.n === refund.attemptN);
  if (refund.reserves && row && paid) {
    assertRefundable({ paidCents: Math.min(row.chargeCents, paid.amountCents), refundedCents: row.refundedCents }, refund.amountCents);
    await reserveRefund(tx, key, refund.amountCents);
  }
  await retryRefund(tx, refund.id);
};
