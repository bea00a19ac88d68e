import { attemptsOf, decideMoneyBack, findBillingProfile, insertMoneyBack, lockMoneyBack, lockPeriod, readBillingPolicy, reserveRefund } from '@sysops/db/billing';
import { assertOtherPerson, assertRefundable, needsSecondApproval, type ApproveMoney, type GiveCredit, type MoneyState, type RefundPayment } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { lockContractFor } from './with-contract.ts';

export type MoneyAnswer = { readonly id: string; readonly state: MoneyState };

/** Gives money of one payment back; above the policy's limit a second admin has to agree. Throws `invalid`, `not_found`. */
export function refundPayment(ctx: ActorCtx, input: RefundPayment): Promise<MoneyAnswer> {
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.refund', input }, async (tx) => {
    const contract = await lockContractFor(ctx, tx, input.contractId);
    const row = await lockPeriod(tx, input);
    const paid = (await attemptsOf(tx.em, input)).find((a) => a.state === 'succeeded');
    if (!row || !paid?.intentId || contract.customerId === null) throw new DomainError('invalid', 'This period was not paid by card, so there is nothing to refund', { field: 'period' });
    assertRefundable({ paidCents: Math.min(row.chargeCents, paid.amountCents), refundedCents: row.refundedCents }, input.amountCents);
    await reserveRefund(tx, input, input.amountCents);
    const state = needsSecondApproval({ kind: 'refund', amountCents: input.amountCents }, await readBillingPolicy(tx.em)) ? 'asked' : 'approved';
    const { refundId: id, contractId, period, amountCents, reason, note } = input;
    await insertMoneyBack(tx, { id, kind: 'refund', customerId: contract.customerId, contractId, period, attemptN: paid.n, amountCents, reason, note, state, askedBy: ctx.actor.accountId, askedByName: ctx.actor.name });
    return { id, state };
  });
}

/** Goodwill that the next renewal uses up; above the policy's limit a second admin has to agree. Throws `not_found`. */
export function giveCredit(ctx: ActorCtx, input: GiveCredit): Promise<MoneyAnswer> {
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.credit', input }, async (tx) => {
    const { creditId: id, customerId, amountCents, reason, note } = input;
    if (!(await findBillingProfile(tx.em, customerId))) throw new DomainError('not_found', 'There is no such customer', { customerId });
    const state = needsSecondApproval({ kind: 'credit', amountCents }, await readBillingPolicy(tx.em)) ? 'asked' : 'done';
    await insertMoneyBack(tx, { id, kind: 'credit', customerId, contractId: null, period: null, attemptN: null, amountCents, reason, note, state, askedBy: ctx.actor.accountId, askedByName: ctx.actor.name });
    return { id, state };
  });
}

/** The second pair of eyes. Throws `forbidden` for the person who asked, `stale` when it is decided already. */
export function approveMoney(ctx: ActorCtx, input: ApproveMoney): Promise<MoneyAnswer> {
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.approve', input }, async (tx) => {
    const asked = await lockMoneyBack(tx, input.id);
    if (!asked) throw new DomainError('not_found', 'There is nothing to approve');
    if (asked.state !== 'asked') throw new DomainError('stale', 'Somebody else has decided this already', { state: asked.state });
    assertOtherPerson(asked.askedBy, ctx.actor.accountId);
    const isRefund = asked.kind === 'refund';
    const state: MoneyState = !input.approve ? 'refused' : isRefund ? 'approved' : 'done';
    await decideMoneyBack(tx, asked.id, { state, by: ctx.actor.accountId, byName: ctx.actor.name, due: state === 'approved' });
    if (state === 'refused' && asked.contractId !== null && asked.period !== null) await reserveRefund(tx, { contractId: asked.contractId, period: asked.period }, -asked.amountCents);
    return { id: asked.id, state };
  });
}
