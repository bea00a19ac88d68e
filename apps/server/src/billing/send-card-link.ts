import { findBillingProfile, listContracts } from '@sysops/db/billing';
import { recordFact } from '@sysops/db/outbox';
import type { LinkSentView, SendCardLink } from '@sysops/domain/billing';
import { day, DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { cardToken } from './card-token.ts';
import { noteAct } from './note-act.ts';

/** How long the link works. A caller who is asked on the phone opens it today or this week. */
export const cardLinkMs = 7 * day;

/** Sends the customer, by the channel he prefers, the link to put a card on file. Throws `not_found`, `illegal_transition` without a plan that a card would renew. */
export function sendCardLink(ctx: ActorCtx, input: SendCardLink): Promise<LinkSentView> {
  const { customerId } = input;
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.sendCardLink', input }, async (tx) => {
    if (!(await findBillingProfile(tx.em, customerId))) throw new DomainError('not_found', 'There is no such customer', { customerId });
    if (!(await listContracts(tx.em, customerId)).some(({ status }) => status !== 'ended')) throw new DomainError('illegal_transition', 'There is no plan that a card would renew');
    recordFact(tx, { id: v7(), type: 'CardLinkSent', topics: [topics.customer(customerId), topics.staff], ticketId: null, payload: { customerId, cardToken: cardToken(ctx.app.env, { customerId, until: tx.now + cardLinkMs }) } });
    await noteAct(tx, ctx.actor, { customerId, contractId: null, act: 'card_link_sent', about: null });
    return { sent: true };
  });
}
