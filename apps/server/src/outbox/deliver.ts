import { inTransaction } from '@sysops/db/connection';
import { claimDelivery, findFact, markDelivered, markDeliveryFailed, recordFact } from '@sysops/db/outbox';
import type { StoredFact } from '@sysops/db/outbox';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import type { DeliveryJob } from './queue-backend.ts';
import type { Subscriber } from './subscriber.ts';
import { topics } from './facts.ts';

/** A fact whose handler fails this often is set aside and shown to a person; the others go on. */
const quarantineAfter = 8;

async function quarantine(app: App, fact: StoredFact, failure: { subscriber: string; message: string }): Promise<void> {
  app.log.error({ eventId: fact.id, type: fact.type, ...failure }, 'fact set aside after repeated failures');
  await inTransaction(app.orm.em, async (tx) => {
    recordFact(tx, { id: v7(), type: 'DeliveryQuarantined', topics: [topics.staff], ticketId: fact.ticketId, payload: { eventId: fact.id, factType: fact.type, subscriber: failure.subscriber } });
  });
}

/**
 * Runs one subscriber's handler for one fact and marks the delivery done. A job that runs twice finds it done. A
 * handler that throws leaves the delivery owed: the sweep brings it back until it is set aside.
 */
export async function deliver(app: App, subscriber: Subscriber, job: DeliveryJob): Promise<void> {
  const em = app.orm.em.fork();
  const delivery = await claimDelivery(em, job.eventId, subscriber.name);
  if (!delivery) return;
  const fact = await findFact(em, job.eventId);
  const handler = fact ? subscriber.on[fact.type] : undefined;
  if (!fact || !handler) return markDelivered(em, job.eventId, subscriber.name);
  try {
    await handler(app, fact);
    await markDelivered(em, job.eventId, subscriber.name);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const last = delivery.attempts >= quarantineAfter;
    app.log.warn({ eventId: fact.id, type: fact.type, subscriber: subscriber.name, attempts: delivery.attempts, error: message }, 'fact not handled yet');
    await markDeliveryFailed(em, delivery, { message, quarantine: last });
    if (last) await quarantine(app, fact, { subscriber: subscriber.name, message });
    else throw error;
  }
}
