import type { Subscriber } from '../outbox/subscriber.ts';

/** Messages owed → messages sent. A queue of its own: a slow provider holds up nobody. */
export const deliverySubscriber: Subscriber = { name: 'delivery', concurrency: 8, on: {} };
