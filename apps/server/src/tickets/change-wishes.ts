import type { ChangePriority, ChangeWindow, PinTicket, TicketVersionView, UnpinTicket, WishExpert } from '@sysops/domain/tickets';
import { DomainError } from '@sysops/domain/shared';
import type { ActorCtx } from '../trpc/context.ts';
import { actingRole, actorRef } from './actor-ref.ts';
import { withTicket } from './with-ticket.ts';

/** A manager fixes the expert, the time, or both, and says why. */
export function pinTicket(ctx: ActorCtx, input: PinTicket): Promise<TicketVersionView> {
  const { expertId, window, reason } = input;
  if (window && window.to <= window.from) throw new DomainError('invalid', 'The visit window must end after it starts', { field: 'window' });
  return withTicket(ctx, { procedure: 'tickets.pin', input }, (ticket) => ({ type: 'pin', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'pin')), pin: { expertId, window }, reason }));
}

export function unpinTicket(ctx: ActorCtx, input: UnpinTicket): Promise<TicketVersionView> {
  return withTicket(ctx, { procedure: 'tickets.unpin', input }, (ticket) => ({ type: 'unpin', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'unpin')), reason: input.reason }));
}

/** Whom the customer would like and whom not again; the next choice keeps to it. */
export function wishExpert(ctx: ActorCtx, input: WishExpert): Promise<TicketVersionView> {
  const { preferredExpertId, excludedExpertIds, reason } = input;
  return withTicket(ctx, { procedure: 'tickets.wishExpert', input }, (ticket) => ({ type: 'wish_expert', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'wish_expert')), preferredExpertId, excludedExpertIds, reason }));
}

/** The used time of every promise is kept. */
export function changePriority(ctx: ActorCtx, input: ChangePriority): Promise<TicketVersionView> {
  const { priority, reason } = input;
  return withTicket(ctx, { procedure: 'tickets.changePriority', input }, (ticket) => ({ type: 'change_priority', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'change_priority')), priority, reason }));
}

export function changeWindow(ctx: ActorCtx, input: ChangeWindow): Promise<TicketVersionView> {
  const { window, reason } = input;
  return withTicket(ctx, { procedure: 'tickets.changeWindow', input }, (ticket) => ({ type: 'change_window', by: actorRef(ctx.actor, actingRole(ctx.actor, ticket, 'change_window')), window, reason }));
}
