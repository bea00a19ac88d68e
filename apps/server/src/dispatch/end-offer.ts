import { assignmentsOfTicket, lockLiveOfTicket, type StoredAssignment } from '@sysops/db/dispatch';
import type { DeclineReason } from '@sysops/domain/dispatch';
import type { ActorRef, Ticket, TicketCommand, TriageReason, WaitingReason } from '@sysops/domain/tickets';
import { recordOfferFact } from '../outbox/facts.ts';
import { actOnTicket, systemActor } from '../tickets/index.ts';
import type { Visit } from './with-visit.ts';

type Ended = { readonly how: 'declined' | 'expired' | 'withdrawn'; readonly waitingReason: WaitingReason; readonly reason: string };

/** Reasons that say the ticket itself is wrong. */
const doubts: Partial<Record<DeclineReason, TriageReason>> = { skill: 'skill_mismatch', duplicate: 'duplicate_suspected', customer_unavailable: 'customer_unavailable' };

/** What the experts who were asked by the same decision doubted about the ticket. */
async function doubtsOf({ assignment, tx }: Pick<Visit, 'assignment' | 'tx'>): Promise<TriageReason[]> {
  const together = (a: StoredAssignment): boolean => a.id === assignment.id || (a.decisionId !== null && a.decisionId === assignment.decisionId);
  const declined = (await assignmentsOfTicket(tx.em, assignment.ticketId)).filter((a) => together(a) && a.status === 'declined');
  return [...new Set(declined.flatMap((a) => doubts[a.endReason as DeclineReason] ?? []))];
}

/**
 * Tells whoever listens that an offer is over and, when it was the last open one, sends the ticket back to waiting. What
 * somebody doubted while others were still asked counts then: nobody has accepted, so a person looks before anybody else
 * is asked.
 */
export async function afterOffer(visit: Omit<Visit, 'by' | 'at'> & { readonly by: ActorRef }, ended: Ended): Promise<Ticket> {
  const { assignment, ticket, tx, by } = visit;
  recordOfferFact(tx, 'OfferEnded', { assignmentId: assignment.id, expertId: assignment.expertId, ticketId: ticket.id, ticket, expiresAt: assignment.expiresAt, arriveAt: assignment.arriveAt, how: ended.how, reason: ended.reason });
  const open = (await lockLiveOfTicket(tx, ticket.id)).some((a) => a.id !== assignment.id && a.status === 'offered');
  if (open || ticket.status !== 'offered') return ticket;
  const command: TicketCommand = { type: 'end_offers', by, waitingReason: ended.waitingReason, reason: ended.reason };
  const waiting = await actOnTicket(tx, ticket, { command });
  const triageReasons = await doubtsOf(visit);
  if (triageReasons.length === 0 || waiting.status !== 'waiting') return waiting;
  return actOnTicket(tx, waiting, { command: { type: 'send_to_triage', by: systemActor, triageReasons, reason: `declined: ${triageReasons.join(', ').replaceAll('_', ' ')}` } });
}
