import type { HoldTicket, TicketVersionView } from '@sysops/domain/tickets';
import { DomainError } from '@sysops/domain/shared';
import type { ActorCtx } from '../trpc/context.ts';
import { actingRole, actorRef } from './actor-ref.ts';
import { withTicket } from './with-ticket.ts';

/** Waits for the customer, a part or access until a date. A visit that was planned ends; work on site is paused by the visit's own acts. */
export function holdTicket(ctx: ActorCtx, input: HoldTicket): Promise<TicketVersionView> {
  return withTicket(ctx, { procedure: 'tickets.hold', input }, (ticket) => {
    if (ticket.status === 'on_site') throw new DomainError('illegal_transition', 'An expert is at work: pause the visit instead', { status: ticket.status });
    const { holdReason, resumeAt, reason } = input;
    return { type: 'hold', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'hold')), holdReason, resumeAt, ...(reason ? { reason } : {}) };
  });
}
