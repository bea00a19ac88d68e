import type { Subscriber } from '../outbox/subscriber.ts';
import { peopleMessages } from './people-messages.ts';
import { planMessages } from './plan-messages.ts';
import { ticketMessages } from './ticket-messages.ts';

/** Facts of other slices → messages owed to people, each once for its key. Nothing is sent from here. */
export const notificationsSubscriber: Subscriber = { name: 'notifications', concurrency: 4, on: { ...ticketMessages, ...peopleMessages, ...planMessages } };
