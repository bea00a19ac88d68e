import type { Tx } from '@sysops/db/connection';
import { endTasks, saveTicketEvent } from '@sysops/db/tickets';
import { decide, isAllowed, passedWindow, tasksEndedBy, type ActorRef, type Ticket, type TicketCommand, type TicketEvent } from '@sysops/domain/tickets';
import { recordTicketFact } from '../outbox/facts.ts';
import { systemActor } from './actor-ref.ts';

type Act = { readonly command: TicketCommand; readonly details?: object };

/**
 * One command against a locked ticket: row, history line and outbox row in the caller's transaction. `details` ride
 * along in the fact for those who react to it. Tasks whose cause this ends are ended with it, and a ticket that waits for
 * a time gone by waits for the next possible one. Throws what `decide` throws.
 */
export async function actOnTicket(tx: Tx, ticket: Ticket, act: Act): Promise<Ticket> {
  const event = decide(ticket, act.command, tx.now);
  const saved = await saveTicketEvent(tx, ticket, event);
  const passed = saved.status === 'waiting' ? passedWindow(saved, tx.now) : null;
  const details = { ...act.details, ...(passed ? { windowPassed: true } : {}) };
  recordTicketFact(tx, event, { ticket: saved, ...(Object.keys(details).length > 0 ? { details } : {}) });
  const next = await endCauses(tx, saved, event);
  if (!passed) return next;
  return actOnTicket(tx, next, { command: { type: 'pass_window', by: systemActor, window: passed }, ...(act.details ? { details: act.details } : {}) });
}

/** Facts that may end tasks of a ticket without the flag. */
const unflagged = new Set<TicketEvent['type']>(['WindowChanged', 'HoldEnded', 'TicketCompleted', 'TicketReopened', 'TicketClosed', 'TicketCancelled']);

async function endCauses(tx: Tx, ticket: Ticket, event: TicketEvent): Promise<Ticket> {
  const over = tasksEndedBy(event);
  if (!over || !(ticket.escalated || unflagged.has(event.type))) return ticket;
  return endEscalations(tx, ticket, { ...over, by: systemActor });
}

/** Ends open tasks of these kinds with what came of them; when nothing else calls for a person, the ticket's flag goes down. */
export async function endEscalations(tx: Tx, ticket: Ticket, over: { readonly kinds: readonly string[]; readonly by: ActorRef; readonly note: string }): Promise<Ticket> {
  const { calling } = await endTasks(tx.em, { ticketId: ticket.id, kinds: over.kinds, by: over.by.name, note: over.note });
  if (calling > 0 || !ticket.escalated || !isAllowed('acknowledge', ticket.status, over.by.role)) return ticket;
  return actOnTicket(tx, ticket, { command: { type: 'acknowledge', by: over.by, reason: over.note } });
}
