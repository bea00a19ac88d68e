import { changePeriod, contractsByIds, findContract, findPeriod, liveLink, lockPeriod, openAttempt, type PeriodRow } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import { owedPeriod, type Contract, type ContractCommandInput, type ContractView } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import type { App } from '../app.ts';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { applyCommand } from './apply-command.ts';
import { recordBillingFact } from './billing-facts.ts';
import { notePlanAct } from './note-act.ts';
import { endOlder } from './start-payment.ts';
import { withdrawTry } from './withdraw-try.ts';
import { lockContractFor, readContractFor } from './with-contract.ts';

export const beingChecked = (): DomainError => new DomainError('retry', 'A charge of your card is just being checked. Please try again in a minute.', { service: 'payments' });

/** Nothing is charged by or after a cancellation: a try under way is taken back, and open pay pages are closed, before it is written. What has reached the card already counts. */
export async function settleMoney(app: App, contractId: string): Promise<void> {
  const em = app.orm.em.fork();
  const contract = await findContract(em, contractId);
  if (!contract || contract.customerId === null) return;
  const key = { contractId, period: owedPeriod(contract) };
  const row = await findPeriod(em, key);
  if (!row || row.state === 'paid') return;
  const link = await liveLink(em, key);
  if (link) await endOlder(app, link);
  if (!(await withdrawTry(app, key, contract.customerId))) throw beingChecked();
}

/** What was planned or owed is not any more. */
export async function dropOwed(tx: Tx, contract: Contract): Promise<PeriodRow | null> {
  const row = await lockPeriod(tx, { contractId: contract.id, period: owedPeriod(contract) });
  if (row && (row.state === 'planned' || row.state === 'owed')) await changePeriod(tx, row, { state: 'void', nextTryAt: null, heldUntil: null });
  return row;
}

export async function viewOf(ctx: Pick<ActorCtx, 'app'>, contractId: string): Promise<ContractView> {
  const [view] = await contractsByIds(ctx.app.orm.em.fork(), [contractId]);
  if (!view) throw new DomainError('not_found', 'There is no such plan', { contractId });
  return view;
}

/** The cancellation of a locked contract, in the caller's transaction. Null when it is cancelled already. Throws `retry`. */
export async function cancelLocked(tx: Tx, contract: Contract): Promise<Contract | null> {
  if (await openAttempt(tx.em, { contractId: contract.id, period: owedPeriod(contract) })) throw beingChecked();
  const { contract: after, changed } = await applyCommand(tx, contract, { type: 'cancel' });
  if (!changed) return null;
  const atOnce = after.status === 'ended';
  if (atOnce) await dropOwed(tx, contract);
  await recordBillingFact(tx, after, { type: 'PlanCancelled', atOnce, coveredUntil: atOnce ? tx.now : after.endsAt });
  return after;
}

/** Paid cover runs to its end and is not renewed; while past due it ends at once and nothing is owed. Throws `not_found`, `retry`. */
export async function cancelContract(ctx: ActorCtx, input: ContractCommandInput): Promise<ContractView> {
  const before = await readContractFor(ctx, input.contractId);
  if (before.status !== 'ended') await settleMoney(ctx.app, before.id);
  await runCommand(ctx, { id: input.commandId, procedure: 'billing.cancel', input }, async (tx) => {
    const after = await cancelLocked(tx, await lockContractFor(ctx, tx, input.contractId));
    if (after) await notePlanAct(tx, ctx.actor, { contract: after, act: 'plan_cancelled' });
    return {};
  });
  return viewOf(ctx, input.contractId);
}

/** Takes a cancellation back before the paid period is over. Throws `illegal_transition` after it. */
export async function resumeContract(ctx: ActorCtx, input: ContractCommandInput): Promise<ContractView> {
  await runCommand(ctx, { id: input.commandId, procedure: 'billing.resume', input }, async (tx) => {
    const { contract, changed } = await applyCommand(tx, await lockContractFor(ctx, tx, input.contractId), { type: 'resume' });
    if (!changed) return {};
    await notePlanAct(tx, ctx.actor, { contract, act: 'plan_resumed' });
    await recordBillingFact(tx, contract, { type: 'CancelWithdrawn', endsAt: contract.endsAt });
    return {};
  });
  return viewOf(ctx, input.contractId);
}
