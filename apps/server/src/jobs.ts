import { billingClocks } from './billing/billing.clocks.ts';
import { customersClocks } from './customers/customers.clocks.ts';
import { customersSubscriber } from './customers/customers.events.ts';
import { dispatchClocks } from './dispatch/dispatch.clocks.ts';
import { dispatchSubscriber } from './dispatch/dispatch.events.ts';
import { expertsClocks } from './experts/experts.clocks.ts';
import { identityClocks } from './identity/identity.clocks.ts';
import { knowledgeSubscriber } from './knowledge/knowledge.events.ts';
import { deliverySubscriber } from './notifications/delivery.events.ts';
import { notificationsClocks } from './notifications/notifications.clocks.ts';
import { notificationsSubscriber } from './notifications/notifications.events.ts';
import { outboxClocks } from './outbox/outbox.clocks.ts';
import type { Clock, Subscriber } from './outbox/subscriber.ts';
import { privacyClocks } from './privacy/privacy.clocks.ts';
import { slaClocks } from './sla/sla.clocks.ts';
import { slaSubscriber } from './sla/sla.events.ts';
import { surveysClocks } from './surveys/surveys.clocks.ts';
import { surveysSubscriber } from './surveys/surveys.events.ts';
import { ticketsClocks } from './tickets/tickets.clocks.ts';
import { ticketsSubscriber } from './tickets/tickets.events.ts';

/** Who reacts to facts, each with a queue of its own. */
export const subscribers: readonly Subscriber[] = [dispatchSubscriber, slaSubscriber, notificationsSubscriber, deliverySubscriber, surveysSubscriber, knowledgeSubscriber, ticketsSubscriber, customersSubscriber];

/** What falls due by the database's clock. */
export const clocks: readonly Clock[] = [...billingClocks, ...customersClocks, ...dispatchClocks, ...expertsClocks, ...slaClocks, ...notificationsClocks, ...surveysClocks, ...privacyClocks, ...ticketsClocks, ...identityClocks, ...outboxClocks];

/** Names are keys of queues and of rows: two alike would take each other's work. */
export function assertUniqueNames(): void {
  for (const names of [subscribers.map((s) => s.name), clocks.map((c) => c.name)]) {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice) throw new Error(`Two parts of the worker are called ${twice}`);
  }
}
