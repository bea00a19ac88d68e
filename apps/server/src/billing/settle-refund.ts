import { findBillingProfile, insertCreditNote, invoiceOfPeriod, lockContract, lockMoneyBack, noteSent, reserveRefund, settleRefund, voidCreditNote, type MoneyBack } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { taxWithin, type Contract } from '@sysops/domain/billing';
import { hour } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type { StripeRefund } from '../providers/index.ts';
import { recordBillingFact } from './billing-facts.ts';
import { raiseDifference } from './raise-difference.ts';

/** A pending refund is looked at again after this time, whether or not an event comes. */
const lookAgain = hour;

/** Issues the document of money that went back. */
export async function issueCreditNote(tx: Tx, refund: Pick<MoneyBack, 'id' | 'customerId' | 'contractId' | 'period' | 'amountCents' | 'reserves'>): Promise<void> {
  const profile = await findBillingProfile(tx.em, refund.customerId);
  if (!profile || refund.contractId === null || refund.period === null) return;
  const invoice = refund.reserves ? await invoiceOfPeriod(tx.em, { contractId: refund.contractId, period: refund.period }) : null;
  const { name, email, address, timeZone } = profile;
  await insertCreditNote(tx, {
    id: v7(), refundId: refund.id, customerId: refund.customerId, issuedAt: tx.now, billTo: invoice?.billTo ?? { name, email, address, timeZone }, text: invoice?.lines[0]?.text ?? 'Second payment',
    invoiceNumber: invoice?.number ?? null, amountCents: refund.amountCents, taxCents: invoice ? taxWithin(invoice, refund.amountCents) : 0, taxRate: invoice?.taxRate ?? 0, taxState: invoice?.taxState ?? address.state,
  });
}

/** It did not go back, or came back: what it held is free again, and a person is asked. Needs contract and refund locked. */
async function failed(tx: Tx, about: { readonly contract: Contract; readonly refund: MoneyBack }, why: { readonly stripeRefundId: string | null; readonly code: string; readonly intentId: string | null }): Promise<void> {
  const { contract, refund } = about;
  const { contractId, period, amountCents } = refund;
  if (contractId === null || period === null) return;
  await settleRefund(tx, refund.id, { state: 'failed', stripeRefundId: why.stripeRefundId });
  if (refund.reserves) await reserveRefund(tx, { contractId, period }, -amountCents);
  await voidCreditNote(tx, refund.id);
  // Who was told that it is done is told that it is not.
  if (refund.state === 'done') await recordBillingFact(tx, contract, { type: 'RefundFailed', amountCents });
  await raiseDifference(tx, { key: `refund:${refund.id}:${refund.sends}`, kind: 'refund_failed', contractId, period, customerId: refund.customerId, facts: { payment: why.intentId, refund: refund.id, cents: amountCents, refused: why.code } });
}

/** The refund as it stands, when this is still the sending that is meant. Locks its contract and it. */
async function lockSent(tx: Tx, sent: Pick<MoneyBack, 'id' | 'contractId' | 'sends'>): Promise<{ readonly contract: Contract; readonly refund: MoneyBack } | null> {
  if (sent.contractId === null) return null;
  const contract = await lockContract(tx, sent.contractId);
  const refund = await lockMoneyBack(tx, sent.id);
  return refund?.sends === sent.sends && (refund.state === 'approved' || refund.state === 'sent' || refund.state === 'done') ? { contract, refund } : null;
}

/** What Stripe says of a refund of ours, in whatever order and however often it is heard. */
export async function settleRefundAs(tx: Tx, sent: Pick<MoneyBack, 'id' | 'contractId' | 'sends'>, at: StripeRefund): Promise<void> {
  const about = await lockSent(tx, sent);
  if (!about) return;
  const { contract, refund } = about;
  if (at.state === 'failed') return failed(tx, about, { stripeRefundId: at.id, code: 'failed', intentId: at.intentId });
  if (refund.state === 'done') return;
  if (at.state === 'pending') return noteSent(tx, refund.id, { stripeRefundId: at.id, lookAt: tx.now + lookAgain });
  await settleRefund(tx, refund.id, { state: 'done', stripeRefundId: at.id });
  await issueCreditNote(tx, refund);
  await recordBillingFact(tx, contract, { type: 'RefundMade', amountCents: refund.amountCents });
}

/** Stripe would not take it. */
export async function settleRefundRefused(tx: Tx, sent: Pick<MoneyBack, 'id' | 'contractId' | 'sends'>, why: { readonly code: string; readonly intentId: string }): Promise<void> {
  const about = await lockSent(tx, sent);
  if (about?.refund.state === 'approved') await failed(tx, about, { stripeRefundId: null, ...why });
}
