import { inTransaction } from '@sysops/db/connection';
import { lockLiveOfTicket, saveAssignmentStatus, saveLatestArrival, wakeWaiting, type StoredAssignment } from '@sysops/db/dispatch';
import type { StoredFact } from '@sysops/db/outbox';
import type { AssignmentStatus } from '@sysops/domain/dispatch';
import * as z from 'zod';
import type { App } from '../app.ts';
import { recordOfferFact } from '../outbox/facts.ts';
import type { Subscriber } from '../outbox/subscriber.ts';
import { lockTicket, systemActor, type Ticket } from '../tickets/index.ts';
import { assignSoon } from './assign-soon.ts';
import { latestArrivalFor } from './dispatch-request.ts';
import { afterOffer } from './end-offer.ts';
import { giveBackExcluded } from './give-back-excluded.ts';
import { replanExpert } from './replan-expert.ts';

async function onWaiting(app: App, fact: StoredFact): Promise<void> {
  if (fact.ticketId) await assignSoon(app, fact.ticketId);
}

/** A live assignment's end when its ticket went away under it. */
function endOf(status: AssignmentStatus, ticket: Ticket): AssignmentStatus {
  if (status === 'offered') return 'withdrawn';
  if (status !== 'arrived') return 'released';
  return ticket.status === 'on_hold' && ticket.holdReason === 'customer_absent' ? 'customer_absent' : 'cannot_complete';
}

/** Whose the ticket is by now: it may have gone on since the fact, and a visit that was planned after it stays. */
function isKept(visit: StoredAssignment, ticket: Ticket): boolean {
  if (ticket.status === 'offered') return visit.status === 'offered';
  return 'assignmentId' in ticket ? ticket.assignmentId === visit.id : ticket.status === 'on_hold' && ticket.visit?.assignmentId === visit.id;
}

/** Cancelled, held or back in triage, even if only for a moment: the experts' time is free again and they are told. */
async function freeReservations(app: App, fact: StoredFact): Promise<void> {
  const { ticketId } = fact;
  if (!ticketId) return;
  await inTransaction(app.orm.em, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    for (const a of (await lockLiveOfTicket(tx, ticketId)).filter((visit) => !isKept(visit, ticket))) {
      await saveAssignmentStatus(tx, a.id, { status: endOf(a.status, ticket), reason: fact.type });
      recordOfferFact(tx, 'OfferEnded', { assignmentId: a.id, expertId: a.expertId, ticketId, ticket, expiresAt: a.expiresAt, arriveAt: a.arriveAt, how: 'withdrawn', reason: fact.type });
    }
    await wakeWaiting(tx.em);
  });
}

/** An expert or his time became free: whoever waits is tried again. */
const wake = async (app: App): Promise<void> => wakeWaiting(app.orm.em.fork());

const Changed = z.object({ expertId: z.uuid() });

/** What he cannot keep any more is planned anew; what he can do now may help who waits. */
async function onExpertChanged(app: App, fact: StoredFact): Promise<void> {
  await replanExpert(app, Changed.parse(fact.payload).expertId);
  await wake(app);
}

/** Wishes, pins and another time: open offers that no longer fit are withdrawn, and the choice is made again. */
async function onWishes(app: App, fact: StoredFact): Promise<void> {
  const { ticketId } = fact;
  if (!ticketId) return;
  await inTransaction(app.orm.em, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    for (const visit of await lockLiveOfTicket(tx, ticketId)) if (visit.status === 'accepted') await saveLatestArrival(tx, visit.id, latestArrivalFor(ticket, visit.arriveAt));
    if (ticket.status !== 'offered') return;
    let now: Ticket = ticket;
    for (const assignment of await lockLiveOfTicket(tx, ticketId)) {
      const { expertId } = assignment;
      const wanted = !ticket.excludedExpertIds.includes(expertId) && (ticket.pin?.expertId ?? expertId) === expertId && fact.type !== 'WindowChanged';
      if (wanted) continue;
      await saveAssignmentStatus(tx, assignment.id, { status: 'withdrawn', reason: fact.type });
      now = await afterOffer({ assignment, ticket: now, tx, by: systemActor }, { how: 'withdrawn', waitingReason: 'offer_withdrawn', reason: 'The wishes for this visit have changed' });
    }
  });
  await onWaiting(app, fact);
}

const Wish = z.object({ customerId: z.uuid(), expertId: z.uuid(), wish: z.enum(['preferred', 'excluded']).nullable() });

/** Whom the customer excludes gives back what has not begun; another wish may help who waits. */
async function onCustomerWish(app: App, fact: StoredFact): Promise<void> {
  const { wish, ...pair } = Wish.parse(fact.payload);
  if (wish === 'excluded') await giveBackExcluded(app, pair);
  await wake(app);
}

async function onReleased(app: App, fact: StoredFact): Promise<void> {
  await onWaiting(app, fact);
  await wake(app);
}

export const dispatchSubscriber: Subscriber = {
  name: 'dispatch',
  // What comes at once is decided together; each of the others waits a moment on a connection of its own.
  concurrency: 16,
  on: {
    TicketRaised: onWaiting,
    TriageCompleted: onWaiting,
    OffersEnded: onReleased,
    VisitReleased: onReleased,
    CouldNotComplete: onReleased,
    HoldEnded: onWaiting,
    TicketReopened: onWaiting,
    TicketCancelled: freeReservations,
    TicketHeld: freeReservations,
    SentToTriage: freeReservations,
    PriorityChanged: onWaiting,
    WindowChanged: onWishes,
    WindowPassed: onWaiting,
    TicketPinned: onWishes,
    TicketUnpinned: onWishes,
    ExpertWishesChanged: onWishes,
    TicketCompleted: wake,
    OfferEnded: wake,
    ExpertChanged: onExpertChanged,
    ExpertSetAway: onExpertChanged,
    ExpertOnShift: wake,
    CustomerWishChanged: onCustomerWish,
    CapacityHoldChanged: wake,
  },
};
