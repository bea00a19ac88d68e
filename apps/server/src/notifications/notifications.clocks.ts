import { blankCodes, dueMessages } from '@sysops/db/notifications';
import { contactCodeRules } from '@sysops/domain/customers';
import type { MessageStatus } from '@sysops/domain/notifications';
import type { App } from '../app.ts';
import type { Clock } from '../outbox/subscriber.ts';
import { reconcileMessage } from './reconcile-message.ts';
import { sendMessage } from './send-message.ts';

const atOnce = 10;
const mostInATurn = 200;

/** Acts on every due message, a few at a time; one that fails does not hold up the others. */
async function forEachDue(app: App, statuses: readonly MessageStatus[], act: (app: App, id: string) => Promise<void>): Promise<number> {
  const due = await dueMessages(app.orm.em.fork(), statuses, mostInATurn);
  for (let i = 0; i < due.length; i += atOnce) {
    const done = await Promise.allSettled(due.slice(i, i + atOnce).map((id) => act(app, id)));
    for (const result of done) if (result.status === 'rejected') app.log.warn({ err: result.reason as unknown }, 'message not moved on');
  }
  return due.length;
}

/** Retries that are due, messages whose fact the queue lost, and outcomes that nobody knows yet. */
export const notificationsClocks: readonly Clock[] = [
  { name: 'notifications.send-due', everyMs: 500, run: (app) => forEachDue(app, ['queued'], sendMessage) },
  { name: 'notifications.reconcile', everyMs: 1000, run: (app) => forEachDue(app, ['unknown', 'sending', 'sent'], reconcileMessage) },
  { name: 'notifications.blank-codes', everyMs: 60_000, run: (app) => blankCodes(app.orm.em.fork(), contactCodeRules.holdsMs / 1000, mostInATurn) },
];
