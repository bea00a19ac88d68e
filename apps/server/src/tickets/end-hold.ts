import type { EndHold, TicketVersionView } from '@sysops/domain/tickets';
import type { ActorCtx } from '../trpc/context.ts';
import { actingRole, actorRef } from './actor-ref.ts';
import { withTicket } from './with-ticket.ts';

/** What was waited for is there: back to dispatch before the date. */
export function endHold(ctx: ActorCtx, input: EndHold): Promise<TicketVersionView> {
  return withTicket(ctx, { procedure: 'tickets.endHold', input }, (ticket) => ({ type: 'end_hold', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'end_hold')) }));
}
