import type { Tx } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import type { Ticket, TicketEvent } from '@sysops/domain/tickets';
import { v7 } from 'uuid';

/** Who may hear of a fact live. */
export const topics = {
  customer: (customerId: string) => `customer:${customerId}`,
  expert: (expertId: string) => `expert:${expertId}`,
  staff: 'staff',
} as const;

export type TicketFactPayload = { readonly event: TicketEvent; readonly ticket: Ticket; readonly details?: object };

/** A ticket's fact leaves with the ticket as it is after it, so that a reader needs no second look. */
export function recordTicketFact(tx: Tx, event: TicketEvent, after: { readonly ticket: Ticket; readonly details?: object }): void {
  const { ticket } = after;
  const expert = 'expertId' in ticket ? [topics.expert(ticket.expertId)] : 'expertId' in event ? [topics.expert(event.expertId)] : [];
  const payload: TicketFactPayload = { event, ...after };
  recordFact(tx, { id: v7(), type: event.type, topics: [topics.customer(ticket.customerId), topics.staff, ...expert], ticketId: ticket.id, payload });
}

/** `ticket` is the ticket as it was asked about: whoever tells the expert needs its number, area and window. */
export type OfferFactPayload = { readonly assignmentId: string; readonly expertId: string; readonly ticketId: string; readonly ticket: Ticket; readonly expiresAt: number; readonly arriveAt: number; readonly how?: 'declined' | 'expired' | 'withdrawn'; readonly reason?: string };

/** A reminder to the expert of one visit; `sms` when the first one was not heeded. */
export type NudgePayload = { readonly assignmentId: string; readonly expertId: string; readonly ticketId: string; readonly ticket: Ticket; readonly channel: 'push' | 'sms'; readonly about: 'start' | 'arrive' | 'finish' };

export function recordNudge(tx: Tx, payload: NudgePayload): void {
  recordFact(tx, { id: v7(), type: 'VisitNudged', topics: [topics.expert(payload.expertId), topics.staff], ticketId: payload.ticketId, payload });
}

/** A visit that was promised is off and nobody else is found yet. */
export function recordVisitUnplanned(tx: Tx, ticket: Ticket): void {
  recordFact(tx, { id: v7(), type: 'VisitUnplanned', topics: [topics.customer(ticket.customerId), topics.staff], ticketId: ticket.id, payload: { event: {}, ticket } });
}

/** An offer's fact is heard by its expert and by staff; customers hear nothing until somebody has accepted. */
export function recordOfferFact(tx: Tx, type: 'OfferMade' | 'OfferEnded', payload: OfferFactPayload): void {
  recordFact(tx, { id: v7(), type, topics: [topics.expert(payload.expertId), topics.staff], ticketId: payload.ticketId, payload });
}
