import type { CancelTicket, TicketVersionView } from '@sysops/domain/tickets';
import type { ActorCtx } from '../trpc/context.ts';
import { actingRole, actorRef } from './actor-ref.ts';
import { withTicket } from './with-ticket.ts';

/** Who may cancel narrows with the state. The expert's reservation is freed by the fact, within seconds. */
export function cancelTicket(ctx: ActorCtx, input: CancelTicket): Promise<TicketVersionView> {
  return withTicket(ctx, { procedure: 'tickets.cancel', input }, (ticket) => ({
    type: 'cancel', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'cancel')), reason: input.reason,
  }));
}
