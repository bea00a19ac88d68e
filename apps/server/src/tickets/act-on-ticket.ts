import type { Tx } from '@sysops/db/connection';
import { saveTicketEvent } from '@sysops/db/tickets';
import { decide, type Ticket, type TicketCommand } from '@sysops/domain/tickets';
import { recordTicketFact } from '../outbox/facts.ts';

/**
 * One command against a locked ticket: row, history line and outbox row in the caller's transaction. `details` ride
 * along in the fact for those who react to it. Throws what `decide` throws.
 */
export async function actOnTicket(tx: Tx, ticket: Ticket, act: { readonly command: TicketCommand; readonly details?: object }): Promise<Ticket> {
  const event = decide(ticket, act.command, tx.now);
  const next = await saveTicketEvent(tx, ticket, event);
  recordTicketFact(tx, event, { ticket: next, ...(act.details ? { details: act.details } : {}) });
  return next;
}
