import type { Subscriber } from '../outbox/subscriber.ts';
import { billingAlarms } from './billing-alarms.ts';
import { contactMessages } from './contact-messages.ts';
import { followPreference } from './follow-preference.ts';
import { peopleMessages } from './people-messages.ts';
import { planMessages } from './plan-messages.ts';
import { promiseMessages } from './promise-messages.ts';
import { ticketMessages } from './ticket-messages.ts';

/** Facts of other slices → messages owed to people, each once for its key. Nothing is sent from here. */
export const notificationsSubscriber: Subscriber = { name: 'notifications', concurrency: 4, on: { ...ticketMessages, ...peopleMessages, ...planMessages, ...billingAlarms, ...promiseMessages, ...contactMessages, CustomerChanged: followPreference } };
