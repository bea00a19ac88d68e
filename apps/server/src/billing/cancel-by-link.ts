import { contractsByIds, findContract, lockContract, type PeriodKey } from '@sysops/db/billing';
import { owedPeriod, type CancelByLink, type CancelLinkView, type Contract, type ReadCancelLink } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { Ctx } from '../trpc/context.ts';
import { cancelLocked, settleMoney } from './cancel-contract.ts';
import { readCancelToken } from './cancel-token.ts';

function keyOf(ctx: Ctx, token: string): PeriodKey {
  const key = readCancelToken(ctx.app.env, token);
  if (!key) throw new DomainError('not_found', 'This link is not complete. Open it from our message once more, or sign in.');
  return key;
}

/** The notice was about this renewal, and it is still to come. */
const isStillToCome = (contract: Contract, period: number): boolean => contract.status !== 'ended' && contract.status !== 'unclaimed' && owedPeriod(contract) === period;

/** What the page of a cancel link shows to whoever holds the notice: plan and dates, nothing about the person. Throws `not_found`. */
export async function readCancelLink(ctx: Ctx, { token }: ReadCancelLink): Promise<CancelLinkView> {
  const key = keyOf(ctx, token);
  const contract = await findContract(ctx.em, key.contractId);
  const [view] = await contractsByIds(ctx.em, [key.contractId]);
  if (!contract || !view) throw new DomainError('not_found', 'There is no such plan');
  const cancelled = contract.cancelAtPeriodEnd || (contract.status === 'ended' && contract.endReason === 'cancelled');
  return { state: cancelled ? 'cancelled' : isStillToCome(contract, key.period) ? 'open' : 'over', planName: view.plan.name, timeZone: view.timeZone, endsAt: contract.status === 'ended' ? contract.endedAt : contract.endsAt };
}

/** Cancels the renewal that a notice was about, without a sign-in. Throws `not_found`, `illegal_transition`, `retry`. */
export async function cancelByLink(ctx: Ctx, input: CancelByLink): Promise<CancelLinkView> {
  const key = keyOf(ctx, input.token);
  const before = await findContract(ctx.em, key.contractId);
  if (before && isStillToCome(before, key.period) && !before.cancelAtPeriodEnd) await settleMoney(ctx.app, key.contractId);
  await runCommand(ctx, { id: input.commandId, procedure: 'billing.cancelByLink', input }, async (tx) => {
    const contract = await lockContract(tx, key.contractId);
    if (contract.cancelAtPeriodEnd || (contract.status === 'ended' && contract.endReason === 'cancelled')) return {};
    if (!isStillToCome(contract, key.period)) throw new DomainError('illegal_transition', 'This renewal is over. Sign in to see how your plan stands.', { status: contract.status });
    await cancelLocked(tx, contract);
    return {};
  });
  return readCancelLink({ ...ctx, em: ctx.app.orm.em.fork() }, input);
}
