import { inTransaction } from '@sysops/db/connection';
import { dueTickets, lockTicket } from '@sysops/db/tickets';
import type { Ticket, TicketCommand } from '@sysops/domain/tickets';
import type { App } from '../app.ts';
import type { Clock } from '../outbox/subscriber.ts';
import { actOnTicket } from './act-on-ticket.ts';
import { systemActor } from './actor-ref.ts';
import { callAgain } from './call-again.ts';

/** So many in one turn of a clock: more than could ever be stuck at the head of the line. */
const page = 1000;

/** Applies one command to every ticket of a status whose next step is due, each in its own transaction: one that fails holds up none. */
async function whenDue(app: App, status: Ticket['status'], toCommand: (ticket: Ticket) => TicketCommand | null): Promise<number> {
  const ids = await dueTickets(app.orm.em.fork(), status, page);
  for (const id of ids) {
    const done = inTransaction(app.orm.em, async (tx) => {
      const ticket = await lockTicket(tx, id);
      const command = ticket.status === status && ticket.next && ticket.next.dueAt <= tx.now ? toCommand(ticket) : null;
      if (command) await actOnTicket(tx, ticket, { command });
    });
    await done.catch((error: unknown) => app.log.error({ ticketId: id, err: error }, 'due ticket not moved on'));
  }
  return ids.length;
}

const closeDue = (app: App): Promise<number> => whenDue(app, 'completed', () => ({ type: 'close', by: systemActor }));

/** A pause on site has a person at it and is not ended by a clock. */
const endHolds = (app: App): Promise<number> => whenDue(app, 'on_hold', (ticket) => (ticket.status === 'on_hold' && ticket.visit ? null : { type: 'end_hold', by: systemActor }));

export const ticketsClocks: readonly Clock[] = [
  { name: 'tickets.close', everyMs: 5000, run: closeDue },
  { name: 'tickets.end-holds', everyMs: 2000, run: endHolds },
  { name: 'tickets.call-again', everyMs: 5000, run: callAgain },
];
