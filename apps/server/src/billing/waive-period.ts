import { changePeriod, creditGivenSince, findMoneyBack, insertMoneyBack, lockBillingProfile, lockPeriod, openAttempt, readBillingPolicy, type PeriodRow } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { needsSecondApproval, owedPeriod, type Contract, type WaivePeriod } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { applyCommand } from './apply-command.ts';
import { recordBillingFact } from './billing-facts.ts';
import { beingChecked, settleMoney } from './cancel-contract.ts';
import { creditWindow, knownAs, type MoneyAnswer } from './known-money.ts';
import { planPeriod } from './plan-periods.ts';
import { issueInvoice } from './settle-paid.ts';
import { lockContractFor, readContractFor } from './with-contract.ts';

/** The period as it may be let go. Needs the contract locked. Throws `stale` when it is paid, not due yet, or not the next one. */
export async function lockWaivable(tx: Tx, contract: Contract, period: number): Promise<PeriodRow> {
  const stale = (): DomainError => new DomainError('stale', 'This period is not owed, so there is nothing to let go', { period });
  if (period !== owedPeriod(contract) || (contract.status !== 'active' && contract.status !== 'grace' && contract.status !== 'suspended')) throw stale();
  if (await openAttempt(tx.em, { contractId: contract.id, period })) throw beingChecked();
  const key = { contractId: contract.id, period };
  if (!(await lockPeriod(tx, key))) await planPeriod(tx, contract.id);
  const row = await lockPeriod(tx, key);
  if (!row || row.dueAt > tx.now || row.state === 'paid' || row.state === 'waived') throw stale();
  return row;
}

/** Goodwill pays for the whole period: it is covered, and nothing is charged for it. */
export async function waiveLocked(tx: Tx, contract: Contract, row: PeriodRow): Promise<void> {
  const creditCents = row.netCents + row.taxCents;
  await changePeriod(tx, row, { state: 'waived', creditCents, nextTryAt: null, heldUntil: null, failureCode: null });
  const { contract: after } = await applyCommand(tx, contract, { type: 'pay', period: row.period, planVersionId: row.planVersionId });
  await issueInvoice(tx, after, { ...row, creditCents, chargeCents: 0 });
  await recordBillingFact(tx, after, { type: 'PlanWaived', endsAt: after.endsAt });
}

/**
 * A person lets a period go, with a reason that stays. It counts as goodwill: above the policy's limit a second admin
 * has to agree. A charge under way is taken back first. Throws `stale`, `not_found`, `conflict`, `retry`.
 */
export async function waivePeriod(ctx: ActorCtx, input: WaivePeriod): Promise<MoneyAnswer> {
  const before = await readContractFor(ctx, input.contractId);
  await settleMoney(ctx.app, before.id);
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.waive', input }, async (tx) => {
    const contract = await lockContractFor(ctx, tx, input.contractId);
    const { waiverId: id, contractId, period, reason, note } = input;
    const again = await findMoneyBack(tx.em, id);
    if (again) return (await knownAs(tx, id, { ...again, contractId, period, reason, note })) ?? { id, state: again.state };
    const row = await lockWaivable(tx, contract, period);
    const customerId = contract.customerId ?? '';
    await lockBillingProfile(tx, customerId);
    const lately = await creditGivenSince(tx.em, customerId, tx.now - creditWindow);
    const state = needsSecondApproval({ kind: 'credit', amountCents: lately + row.chargeCents }, await readBillingPolicy(tx.em)) ? 'asked' : 'done';
    await insertMoneyBack(tx, { id, kind: 'credit', customerId, contractId, period, attemptN: null, amountCents: row.chargeCents, reason, note, state, askedBy: ctx.actor.accountId, askedByName: ctx.actor.name });
    if (state === 'done') await waiveLocked(tx, contract, row);
    return { id, state };
  });
}
