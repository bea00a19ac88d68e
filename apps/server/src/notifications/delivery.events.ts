import * as z from 'zod';
import type { Subscriber } from '../outbox/subscriber.ts';
import { sendMessage } from './send-message.ts';

const Queued = z.object({ messageId: z.uuid() });

/** Messages owed → messages sent. A queue of its own: a slow provider holds up nobody else's work. */
export const deliverySubscriber: Subscriber = {
  name: 'delivery',
  concurrency: 8,
  on: { MessageQueued: (app, fact) => sendMessage(app, Queued.parse(fact.payload).messageId) },
};
