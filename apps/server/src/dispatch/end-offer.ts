import { lockLiveOfTicket } from '@sysops/db/dispatch';
import type { ActorRef, Ticket, TicketCommand, WaitingReason } from '@sysops/domain/tickets';
import { recordOfferFact } from '../outbox/facts.ts';
import { actOnTicket } from '../tickets/index.ts';
import type { Visit } from './with-visit.ts';

type Ended = { readonly how: 'declined' | 'expired' | 'withdrawn'; readonly waitingReason: WaitingReason; readonly reason: string };

/** Tells whoever listens that an offer is over and, when it was the last open one, sends the ticket back to waiting. */
export async function afterOffer(visit: Omit<Visit, 'by'> & { readonly by: ActorRef }, ended: Ended): Promise<Ticket> {
  const { assignment, ticket, tx, by } = visit;
  recordOfferFact(tx, 'OfferEnded', { assignmentId: assignment.id, expertId: assignment.expertId, ticketId: ticket.id, ticket, expiresAt: assignment.expiresAt, arriveAt: assignment.arriveAt, how: ended.how, reason: ended.reason });
  const open = (await lockLiveOfTicket(tx, ticket.id)).some((a) => a.id !== assignment.id && a.status === 'offered');
  if (open || ticket.status !== 'offered') return ticket;
  const command: TicketCommand = { type: 'end_offers', by, waitingReason: ended.waitingReason, reason: ended.reason };
  return actOnTicket(tx, ticket, { command });
}
