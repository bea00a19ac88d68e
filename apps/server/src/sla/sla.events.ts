import { inTransaction } from '@sysops/db/connection';
import { acknowledgeSteps } from '@sysops/db/sla';
import { isMissedPromise } from '@sysops/domain/tickets';
import * as z from 'zod';
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

const Settled = z.object({ kind: z.string(), by: z.string(), note: z.string() });

/** Whoever settles the task of a missed promise has acknowledged it: nobody further is called. */
const onSettled: FactHandler = async (app, { ticketId, payload }) => {
  const { kind, by, note } = Settled.parse(payload);
  if (!ticketId || !isMissedPromise(kind)) return;
  await inTransaction(app.orm.em, async (tx) => {
    await lockTicket(tx, ticketId);
    await acknowledgeSteps(tx, ticketId, { name: by, note });
    await keepClocks(tx, ticketId);
  });
};

export const slaSubscriber: Subscriber = {
  name: 'sla',
  concurrency: 4,
  on: {
    TicketRaised: follow, TriageCompleted: follow, TicketAssigned: follow, VisitReleased: follow, ExpertArrived: follow, CouldNotComplete: follow,
    TicketHeld: follow, WorkPaused: follow, WorkResumed: follow, HoldEnded: follow, TicketCompleted: follow, TicketReopened: follow, TicketCancelled: follow, PriorityChanged: follow, StaffTaskSettled: onSettled,
  },
};
