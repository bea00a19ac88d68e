import type { Tx } from '@sysops/db/connection';
import { day, DomainError } from '@sysops/domain/shared';
import { pauseCap, pausedFor, type HoldTicket, type TicketVersionView } from '@sysops/domain/tickets';
import type { ActorCtx } from '../trpc/context.ts';
import { actingRole, actorRef } from './actor-ref.ts';
import { eventsOfTicket } from './events-of-ticket.ts';
import { withTicket } from './with-ticket.ts';

/** A ticket does not wait for ever by one date after the other: beyond the cap somebody says why. Throws `invalid` without a reason. */
async function assertReason(tx: Tx, { ticketId, resumeAt, reason }: HoldTicket): Promise<void> {
  const inAll = pausedFor(await eventsOfTicket(tx.em, ticketId), tx.now) + resumeAt - tx.now;
  if (reason || inAll <= pauseCap) return;
  const days = { inAll: Math.ceil(inAll / day), most: pauseCap / day };
  throw new DomainError('invalid', `In all this ticket would be on hold for ${days.inAll} days. Beyond ${days.most} days please say why.`, { field: 'reason', ...days });
}

/** Waits for the customer, a part or access until a date. A visit that was planned or runs ends with it and the expert is free; a pause that keeps him is the visit's own act. */
export function holdTicket(ctx: ActorCtx, input: HoldTicket): Promise<TicketVersionView> {
  return withTicket(ctx, { procedure: 'tickets.hold', input }, async (ticket, tx) => {
    await assertReason(tx, input);
    const type = ticket.status === 'on_site' ? ('hold_visit' as const) : ('hold' as const);
    const { holdReason, resumeAt, reason } = input;
    return { type, by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, type)), holdReason, resumeAt, ...(reason ? { reason } : {}) };
  });
}
