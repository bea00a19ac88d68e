import { inTransaction, type Tx } from '@sysops/db/connection';
import { lockLiveOfTicket, saveAssignmentStatus } from '@sysops/db/dispatch';
import { moveAssignment } from '@sysops/domain/dispatch';
import type { App } from '../app.ts';
import { actOnTicket, lockTicket, openTicketsOf, systemActor } from '../tickets/index.ts';
import { assignExpert } from './assign-expert.ts';
import { afterOffer } from './end-offer.ts';
import { tellUnplanned } from './replan-expert.ts';

const why = 'The customer does not want this expert any more';

/** Takes one ticket back from the expert and says whether a visit is off. A manager's pin and a visit under way stay: there a person has decided or is at work. */
async function takeBack(tx: Tx, ticketId: string, expertId: string): Promise<boolean> {
  // Whoever is deciding about the ticket just now holds it; what he has given is seen here.
  const ticket = await lockTicket(tx, ticketId);
  if (ticket.pin?.expertId === expertId) return false;
  for (const assignment of (await lockLiveOfTicket(tx, ticketId)).filter((a) => a.expertId === expertId)) {
    if (assignment.status === 'offered') {
      await saveAssignmentStatus(tx, assignment.id, { status: moveAssignment(assignment, 'withdraw', tx.now), reason: 'customer_wish' });
      await afterOffer({ assignment, ticket, tx, by: systemActor }, { how: 'withdrawn', waitingReason: 'offer_withdrawn', reason: why });
    } else if (assignment.status === 'accepted' && ticket.status === 'assigned') {
      await saveAssignmentStatus(tx, assignment.id, { status: moveAssignment(assignment, 'release', tx.now), reason: 'customer_wish' });
      await actOnTicket(tx, ticket, { command: { type: 'release', by: systemActor, waitingReason: 'reassigned', reason: why }, details: { quiet: true } });
      return true;
    }
  }
  return false;
}

/**
 * An expert whom a customer does not want again is taken off everything that is open for that customer and has not
 * begun, and somebody else is looked for at once.
 */
export async function giveBackExcluded(app: App, { customerId, expertId }: { readonly customerId: string; readonly expertId: string }): Promise<void> {
  for (const ticketId of await openTicketsOf(app.orm.em.fork(), customerId)) {
    const off = await inTransaction(app.orm.em, (tx) => takeBack(tx, ticketId, expertId));
    if (off && (await assignExpert(app, ticketId)) === 'waiting') await tellUnplanned(app, ticketId);
  }
}
