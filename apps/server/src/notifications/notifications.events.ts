import type { Subscriber } from '../outbox/subscriber.ts';

/** Facts of other slices → messages owed to people. */
export const notificationsSubscriber: Subscriber = { name: 'notifications', concurrency: 4, on: {} };
