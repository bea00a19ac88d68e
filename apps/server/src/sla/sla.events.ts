import { inTransaction } from '@sysops/db/connection';
import type { FactHandler, Subscriber } from '../outbox/subscriber.ts';
import { lockTicket } from '../tickets/index.ts';
import { keepClocks } from './keep-clocks.ts';

/** Whatever happened: the clocks are worked out anew from the history, so order and repetition do not matter. */
const follow: FactHandler = async (app, { ticketId }) => {
  if (!ticketId) return;
  await inTransaction(app.orm.em, async (tx) => {
    await lockTicket(tx, ticketId);
    await keepClocks(tx, ticketId);
  });
};

export const slaSubscriber: Subscriber = {
  name: 'sla',
  concurrency: 4,
  on: {
    TicketRaised: follow, TriageCompleted: follow, TicketAssigned: follow, VisitReleased: follow, ExpertArrived: follow, CouldNotComplete: follow,
    TicketHeld: follow, WorkPaused: follow, WorkResumed: follow, HoldEnded: follow, TicketCompleted: follow, TicketReopened: follow, TicketCancelled: follow, PriorityChanged: follow,
  },
};
