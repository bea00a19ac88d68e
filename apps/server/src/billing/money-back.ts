import { attemptsOf, creditGivenSince, decideMoneyBack, findBillingProfile, findMoneyBack, insertMoneyBack, lockBillingProfile, lockContract, lockMoneyBack, lockPeriod, readBillingPolicy, reserveRefund, type MoneyBack } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { assertOtherPerson, assertRefundable, needsSecondApproval, type ApproveMoney, type Contract, type GiveCredit, type MoneyState, type RefundPayment } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { settleMoney } from './cancel-contract.ts';
import { creditWindow, knownAs, type MoneyAnswer } from './known-money.ts';
import { lockWaivable, waiveLocked } from './waive-period.ts';
import { lockContractFor } from './with-contract.ts';

/** Gives money of one payment back; above the policy's limit, counted over all that goes back of this payment, a second admin has to agree. Throws `invalid`, `not_found`, `conflict`. */
export function refundPayment(ctx: ActorCtx, input: RefundPayment): Promise<MoneyAnswer> {
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.refund', input }, async (tx) => {
    const contract = await lockContractFor(ctx, tx, input.contractId);
    const row = await lockPeriod(tx, input);
    const paid = (await attemptsOf(tx.em, input)).find((a) => a.state === 'succeeded');
    if (!row || !paid?.intentId || contract.customerId === null) throw new DomainError('invalid', 'This period was not paid by card, so there is nothing to refund', { field: 'period' });
    const { refundId: id, contractId, period, amountCents, reason, note } = input;
    const wanted = { kind: 'refund' as const, customerId: contract.customerId, contractId, period, amountCents, reason, note };
    const known = await knownAs(tx, id, wanted);
    if (known) return known;
    assertRefundable({ paidCents: Math.min(row.chargeCents, paid.amountCents), refundedCents: row.refundedCents }, amountCents);
    await reserveRefund(tx, input, amountCents);
    const state = needsSecondApproval({ kind: 'refund', amountCents: row.refundedCents + amountCents }, await readBillingPolicy(tx.em)) ? 'asked' : 'approved';
    if (!(await insertMoneyBack(tx, { ...wanted, id, attemptN: paid.n, state, reserves: true, askedBy: ctx.actor.accountId, askedByName: ctx.actor.name }))) throw new DomainError('conflict', 'This was recorded already', { field: 'refundId' });
    return { id, state };
  });
}

/** Goodwill that the next renewal uses up; above the policy's limit, counted over a month, a second admin has to agree. Throws `not_found`, `conflict`. */
export function giveCredit(ctx: ActorCtx, input: GiveCredit): Promise<MoneyAnswer> {
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.credit', input }, async (tx) => {
    const { creditId: id, customerId, amountCents, reason, note } = input;
    if (!(await findBillingProfile(tx.em, customerId))) throw new DomainError('not_found', 'There is no such customer', { customerId });
    await lockBillingProfile(tx, customerId);
    const wanted = { kind: 'credit' as const, customerId, contractId: null, period: null, amountCents, reason, note };
    const known = await knownAs(tx, id, wanted);
    if (known) return known;
    const lately = await creditGivenSince(tx.em, customerId, tx.now - creditWindow);
    const state = needsSecondApproval({ kind: 'credit', amountCents: lately + amountCents }, await readBillingPolicy(tx.em)) ? 'asked' : 'done';
    if (!(await insertMoneyBack(tx, { ...wanted, id, attemptN: null, state, askedBy: ctx.actor.accountId, askedByName: ctx.actor.name }))) throw new DomainError('conflict', 'This was recorded already', { field: 'creditId' });
    return { id, state };
  });
}

/** A charge of a period that is let go is taken back before. */
async function takeBackWhatIsWaived(ctx: ActorCtx, input: ApproveMoney): Promise<void> {
  const found = await findMoneyBack(ctx.em, input.id);
  if (input.approve && found?.state === 'asked' && found.kind === 'credit' && found.contractId !== null) await settleMoney(ctx.app, found.contractId);
}

async function waiveAsked(tx: Tx, contract: Contract, asked: MoneyBack & { readonly period: number }): Promise<void> {
  const row = await lockWaivable(tx, contract, asked.period);
  if (row.chargeCents !== asked.amountCents) throw new DomainError('stale', 'Another amount is owed by now. Refuse this, and ask anew.', { owedCents: row.chargeCents });
  await waiveLocked(tx, contract, row);
}

/** The second pair of eyes. Throws `forbidden` for the person who asked, `stale` when it is decided already. */
export async function approveMoney(ctx: ActorCtx, input: ApproveMoney): Promise<MoneyAnswer> {
  await takeBackWhatIsWaived(ctx, input);
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.approve', input }, async (tx) => {
    const found = await findMoneyBack(tx.em, input.id);
    const contract = found?.contractId ? await lockContract(tx, found.contractId) : null;
    const asked = await lockMoneyBack(tx, input.id);
    if (!asked) throw new DomainError('not_found', 'There is nothing to approve');
    if (asked.state !== 'asked') throw new DomainError('stale', 'Somebody else has decided this already', { state: asked.state });
    assertOtherPerson(asked.askedBy, ctx.actor.accountId);
    const isRefund = asked.kind === 'refund';
    const state: MoneyState = !input.approve ? 'refused' : isRefund ? 'approved' : 'done';
    await decideMoneyBack(tx, asked.id, { state, by: ctx.actor.accountId, byName: ctx.actor.name, due: state === 'approved' });
    if (state === 'done' && contract && asked.period !== null) await waiveAsked(tx, contract, { ...asked, period: asked.period });
    if (state === 'refused' && asked.reserves && asked.contractId !== null && asked.period !== null) await reserveRefund(tx, { contractId: asked.contractId, period: asked.period }, -asked.amountCents);
    return { id: asked.id, state };
  });
}
