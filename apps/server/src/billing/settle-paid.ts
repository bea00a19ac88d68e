import { attemptsOf, changePeriod, findBillingProfile, insertAttempt, insertInvoice, insertMoneyBack, lockContract, lockPeriod, plansByVersion, settleAttempt, settledBy, type PeriodKey, type PeriodRow } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { judgePayment, type Contract } from '@sysops/domain/billing';
import { v7 } from 'uuid';
import { applyCommand } from './apply-command.ts';
import { recordBillingFact } from './billing-facts.ts';
import { raiseDifference } from './raise-difference.ts';

export type PaidPeriod = PeriodKey & { readonly intentId: string; readonly receivedCents: number; readonly kind: 'off_session' | 'checkout' };

export type Settled = 'paid' | 'known' | 'given_back' | 'nobody';

const systemName = 'Sysops Squad';

/** Writes the try that a payment settled: the one under way for the renewal's own payment, a new line for any other. */
async function writeAttempt(tx: Tx, paid: PaidPeriod, state: 'succeeded' | 'duplicate'): Promise<number> {
  const attempts = await attemptsOf(tx.em, paid);
  const open = attempts.find((a) => a.state === 'started' && a.kind === 'off_session' && paid.kind === 'off_session');
  if (open) {
    await settleAttempt(tx, open, { state, code: null, intentId: paid.intentId });
    return open.n;
  }
  const n = (attempts.at(-1)?.n ?? 0) + 1;
  const { contractId, period, kind, intentId, receivedCents } = paid;
  await insertAttempt(tx, { contractId, period, n, kind, key: `settled:${contractId}:${period}:${n}`, state, methodId: null, intentId, code: null, amountCents: receivedCents });
  return n;
}

/** Money that pays for nothing: it goes back by itself, and a person hears of it. */
async function giveBack(tx: Tx, contract: Contract, { paid, verdict }: { readonly paid: PaidPeriod; readonly verdict: 'repeat' | 'not_owed' }): Promise<void> {
  const n = await writeAttempt(tx, paid, 'duplicate');
  const { contractId, period, intentId, receivedCents } = paid;
  const customerId = contract.customerId;
  if (customerId !== null) {
    await insertMoneyBack(tx, { id: v7(), kind: 'refund', customerId, contractId, period, attemptN: n, amountCents: receivedCents, reason: 'duplicate', note: verdict === 'repeat' ? 'Second payment of one period' : 'Paid after the plan was cancelled', state: 'approved', askedBy: 'system', askedByName: systemName });
  }
  await raiseDifference(tx, { key: `second:${intentId}`, kind: verdict === 'repeat' ? 'second_payment' : 'not_owed_payment', contractId, period, customerId, facts: { payment: intentId, cents: receivedCents } });
}

/** Issues the invoice of a period as it stands today. */
export async function issueInvoice(tx: Tx, contract: Contract, row: PeriodRow): Promise<string> {
  const id = v7();
  if (contract.customerId === null) return id;
  const profile = await findBillingProfile(tx.em, contract.customerId);
  const plan = (await plansByVersion(tx.em, [row.planVersionId])).get(row.planVersionId);
  if (!profile || !plan) throw new Error(`Nobody to bill for contract ${contract.id}`);
  const { name, email, address, timeZone } = profile;
  await insertInvoice(tx, {
    id, contractId: row.contractId, period: row.period, customerId: contract.customerId, issuedAt: tx.now, billTo: { name, email, address, timeZone },
    lines: [{ text: plan.name, startsAt: row.startsAt, endsAt: row.endsAt, cents: row.netCents }],
    netCents: row.netCents, taxRate: row.taxRate, taxCents: row.taxCents, taxState: row.taxState ?? address.state, creditCents: row.creditCents, totalCents: row.chargeCents,
  });
  return id;
}

/** The period is paid: contract, period and invoice together. Needs both rows locked. */
export async function markPaid(tx: Tx, contract: Contract, row: PeriodRow): Promise<void> {
  await changePeriod(tx, row, { state: 'paid', paidAt: tx.now, nextTryAt: null, heldUntil: null, failureCode: null });
  const { contract: after } = await applyCommand(tx, contract, { type: 'pay', period: row.period, planVersionId: row.planVersionId });
  const invoiceId = await issueInvoice(tx, after, row);
  const money = { endsAt: after.endsAt, amountCents: row.chargeCents, invoiceId };
  if (contract.paidThrough === 0) await recordBillingFact(tx, after, { type: 'PlanActivated', ...money });
  else await recordBillingFact(tx, after, { type: 'PlanRenewed', ...money, restored: contract.status === 'suspended' || contract.status === 'ended' });
}

/**
 * A payment that Stripe says succeeded, in whatever order and however often it is heard of: it pays for its period
 * once; a second one, and one for which nothing is owed, goes back.
 */
export async function settlePaid(tx: Tx, paid: PaidPeriod): Promise<Settled> {
  const contract = await lockContract(tx, paid.contractId);
  const row = await lockPeriod(tx, paid);
  if (await settledBy(tx.em, paid.intentId)) return 'known';
  if (!row) return 'nobody';
  const attempts = await attemptsOf(tx.em, paid);
  const verdict = attempts.some((a) => a.state === 'succeeded') || row.state === 'paid' || row.state === 'waived' ? 'repeat' : row.state === 'void' && contract.status !== 'ended' ? 'not_owed' : judgePayment(contract, paid.period);
  if (verdict !== 'owed') {
    await giveBack(tx, contract, { paid, verdict });
    return 'given_back';
  }
  await writeAttempt(tx, paid, 'succeeded');
  if (paid.receivedCents !== row.chargeCents) await raiseDifference(tx, { key: `amount:${paid.intentId}`, kind: 'amount_differs', contractId: paid.contractId, period: paid.period, customerId: contract.customerId, facts: { payment: paid.intentId, paidCents: paid.receivedCents, owedCents: row.chargeCents } });
  await markPaid(tx, contract, row);
  return 'paid';
}
