import type { SendToTriage, TicketVersionView } from '@sysops/domain/tickets';
import type { ActorCtx } from '../trpc/context.ts';
import { actingRole, actorRef } from './actor-ref.ts';
import { withTicket } from './with-ticket.ts';

/** Something has to be cleared up first: whoever has been asked is told that the offer is off, and an agent looks at the ticket. */
export function sendToTriage(ctx: ActorCtx, input: SendToTriage): Promise<TicketVersionView> {
  const { triageReasons, reason } = input;
  return withTicket(ctx, { procedure: 'tickets.sendToTriage', input }, (ticket) => ({
    type: 'send_to_triage', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'send_to_triage')), triageReasons: [...new Set(triageReasons)], reason,
  }));
}
