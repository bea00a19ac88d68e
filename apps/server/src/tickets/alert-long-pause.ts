import { inTransaction } from '@sysops/db/connection';
import { lockTicket } from '@sysops/db/tickets';
import { day } from '@sysops/domain/shared';
import { pauseCap, pausedFor } from '@sysops/domain/tickets';
import type { FactHandler } from '../outbox/subscriber.ts';
import { escalateTicket } from './escalate-ticket.ts';
import { eventsOfTicket } from './events-of-ticket.ts';

/** A ticket was put on hold: when it has waited longer than the cap by the date it goes on, a manager looks, once for each such hold. */
export const alertLongPause: FactHandler = async (app, fact) => {
  const { ticketId } = fact;
  if (!ticketId) return;
  await inTransaction(app.orm.em, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    if (ticket.status !== 'on_hold') return;
    const inAll = pausedFor(await eventsOfTicket(tx.em, ticketId), ticket.resumeAt);
    if (inAll <= pauseCap) return;
    await escalateTicket(tx, ticket, { cause: 'paused_long', step: 1, key: `paused:${fact.id}`, note: `On hold for ${Math.ceil(inAll / day)} days in all by the date it goes on. Please see that it does.`, withinMinutes: 60 });
  });
};
