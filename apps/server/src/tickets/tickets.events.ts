import type { StoredFact } from '@sysops/db/outbox';
import { addStaffTask, markRated, type StaffTask } from '@sysops/db/tickets';
import { hour, minute } from '@sysops/domain/shared';
import * as z from 'zod';
import type { App } from '../app.ts';
import type { FactHandler, Subscriber } from '../outbox/subscriber.ts';
import { alertLongPause } from './alert-long-pause.ts';

type TaskOf = (fact: StoredFact) => Omit<StaffTask, 'dedupeKey' | 'ticketId' | 'dueAt'> & { readonly withinMs: number };

/** Facts that only a person can end become one task each, however often the fact is delivered. */
const taskFor = (describe: TaskOf): FactHandler => async (app: App, fact) => {
  const { kind, ownerRole, note, withinMs, customerId } = describe(fact);
  await addStaffTask(app.orm.em.fork(), { kind, ownerRole, note, dedupeKey: fact.id, ticketId: fact.ticketId, customerId: customerId ?? null, dueAt: fact.at + withinMs });
};

const Undeliverable = z.object({ kind: z.string(), customerId: z.uuid().nullable().default(null) });

/** "charge_failed" as "charge failed". */
const undeliverable: TaskOf = (fact) => {
  const { kind, customerId } = Undeliverable.parse(fact.payload);
  return { kind: 'message_undeliverable', ownerRole: 'agent', note: `A message (${kind.replaceAll('_', ' ')}) reached the person on no channel. Please call.`, withinMs: 5 * minute, customerId };
};

const Found = z.object({ kind: z.string(), customerId: z.uuid().nullable().default(null) });

/** "refund_failed" as "refund failed". */
const differs: TaskOf = (fact) => {
  const { kind, customerId } = Found.parse(fact.payload);
  return { kind: 'billing_difference', ownerRole: 'manager', note: `Billing needs a person (${kind.replaceAll('_', ' ')}). It stands under Billing with its repair.`, withinMs: 4 * hour, customerId };
};

const Ended = z.object({ reason: z.string(), customerId: z.uuid(), planName: z.string() });

/** Who cancelled knows it; who did not pay may want to come back. */
const endedUnpaid: FactHandler = async (app, fact) => {
  const { reason, customerId, planName } = Ended.parse(fact.payload);
  if (reason !== 'unpaid') return;
  await taskFor(() => ({ kind: 'plan_ended_unpaid', ownerRole: 'manager', note: `${planName} has ended because the payment did not arrive. The customer was told how to come back.`, withinMs: 24 * hour, customerId }))(app, fact);
};

const Rated = z.object({ ticketId: z.uuid() });

export const ticketsSubscriber: Subscriber = {
  name: 'tickets',
  concurrency: 2,
  on: {
    TicketHeld: alertLongPause,
    WorkPaused: alertLongPause,
    SurveyAnswered: async (app, fact) => markRated(app.orm.em.fork(), Rated.parse(fact.payload).ticketId),
    LowScore: taskFor(() => ({ kind: 'low_score', ownerRole: 'manager', note: 'A customer gave two stars or less. Please call back.', withinMs: 8 * hour })),
    MessageUndeliverable: taskFor(undeliverable),
    BillingDifferenceFound: taskFor(differs),
    PlanEnded: endedUnpaid,
    InboundTextReceived: taskFor(() => ({ kind: 'inbound_text', ownerRole: 'agent', note: 'Somebody answered a text message. Please read it.', withinMs: 15 * minute })),
    DeliveryQuarantined: taskFor(() => ({ kind: 'quarantined_fact', ownerRole: 'manager', note: 'A reaction to this ticket failed again and again and was set aside.', withinMs: 15 * minute })),
  },
};
