import type { Tx } from '@sysops/db/connection';
import { lockTicket } from '@sysops/db/tickets';
import type { ReopenTicket, TicketVersionView } from '@sysops/domain/tickets';
import type { ActorCtx } from '../trpc/context.ts';
import { actOnTicket } from './act-on-ticket.ts';
import { actingRole, actorRef } from './actor-ref.ts';
import { versionView, withTicket } from './with-ticket.ts';

/** "Not fixed", within 14 days: higher priority, same expert preferred. */
export function reopenTicket(ctx: ActorCtx, input: ReopenTicket): Promise<TicketVersionView> {
  return withTicket(ctx, { procedure: 'tickets.reopen', input }, (ticket) => ({
    type: 'reopen', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'reopen')), reason: input.reason,
  }));
}

/** The same by the customer's answer to the survey, in the survey's own transaction. Throws what the lifecycle throws. */
export async function reopenBySurvey(tx: Tx, ticketId: string, reason: string): Promise<TicketVersionView> {
  const ticket = await lockTicket(tx, ticketId);
  return versionView(await actOnTicket(tx, ticket, { command: { type: 'reopen', by: { role: 'customer', accountId: null, name: 'Customer (survey)' }, reason } }));
}
