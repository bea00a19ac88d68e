import { findPeriod } from '@sysops/db/billing';
import { owedPeriod, type Contract, type LinkSentView, type SendPayLink } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { recordBillingFact } from './billing-facts.ts';
import { notePlanAct } from './note-act.ts';
import { payToken } from './pay-token.ts';
import { lockContractFor } from './with-contract.ts';

const canBePaid = (contract: Contract): boolean => contract.status === 'pending' || contract.status === 'grace' || contract.status === 'suspended' || (contract.status === 'ended' && contract.endReason === 'never_paid');

/**
 * Sends the customer, by the channel he prefers, the link to pay what his plan owes. He types his card on the hosted
 * page himself; nobody else hears its number. Throws `illegal_transition` when nothing is owed, `not_found`.
 */
export function sendPayLink(ctx: ActorCtx, input: SendPayLink): Promise<LinkSentView> {
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.sendPayLink', input }, async (tx) => {
    const contract = await lockContractFor(ctx, tx, input.contractId);
    const key = { contractId: contract.id, period: owedPeriod(contract) };
    const row = await findPeriod(tx.em, key);
    if (!canBePaid(contract) || !row || row.state === 'paid' || row.state === 'waived') throw new DomainError('illegal_transition', 'There is nothing to pay for this plan', { status: contract.status });
    await recordBillingFact(tx, contract, { type: 'PayLinkSent', amountCents: row.chargeCents, payToken: payToken(ctx.app.env, key) });
    await notePlanAct(tx, ctx.actor, { contract, act: 'pay_link_sent' });
    return { sent: true };
  });
}
