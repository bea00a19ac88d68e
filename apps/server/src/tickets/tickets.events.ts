import type { StoredFact } from '@sysops/db/outbox';
import { addStaffTask, markRated, type StaffTask } from '@sysops/db/tickets';
import { hour, minute } from '@sysops/domain/shared';
import * as z from 'zod';
import type { App } from '../app.ts';
import type { FactHandler, Subscriber } from '../outbox/subscriber.ts';

type TaskOf = (fact: StoredFact) => Omit<StaffTask, 'dedupeKey' | 'ticketId' | 'dueAt'> & { readonly withinMs: number };

/** Facts that only a person can end become one task each, however often the fact is delivered. */
const taskFor = (describe: TaskOf): FactHandler => async (app: App, fact) => {
  const { kind, ownerRole, note, withinMs } = describe(fact);
  await addStaffTask(app.orm.em.fork(), { kind, ownerRole, note, dedupeKey: fact.id, ticketId: fact.ticketId, dueAt: fact.at + withinMs });
};

const Rated = z.object({ ticketId: z.uuid() });

export const ticketsSubscriber: Subscriber = {
  name: 'tickets',
  concurrency: 2,
  on: {
    SurveyAnswered: async (app, fact) => markRated(app.orm.em.fork(), Rated.parse(fact.payload).ticketId),
    LowScore: taskFor(() => ({ kind: 'low_score', ownerRole: 'manager', note: 'A customer gave two stars or less. Please call back.', withinMs: 8 * hour })),
    MessageUndeliverable: taskFor(() => ({ kind: 'message_undeliverable', ownerRole: 'agent', note: 'A message reached the person on no channel. Please call.', withinMs: 5 * minute })),
    InboundTextReceived: taskFor(() => ({ kind: 'inbound_text', ownerRole: 'agent', note: 'Somebody answered a text message. Please read it.', withinMs: 15 * minute })),
    DeliveryQuarantined: taskFor(() => ({ kind: 'quarantined_fact', ownerRole: 'manager', note: 'A reaction to this ticket failed again and again and was set aside.', withinMs: 15 * minute })),
  },
};
