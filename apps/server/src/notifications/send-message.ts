import { inTransaction, type Tx } from '@sysops/db/connection';
import { claimForSending, isOptedOut, lockMessage, pushTargetOf, removeSubscription, saveMessageStatus, saveOptOut, type StoredMessage } from '@sysops/db/notifications';
import type { App } from '../app.ts';
import { setSmsOptOut } from '../customers/index.ts';
import type { PushOutcome } from '../providers/index.ts';
import { MessageContent } from './message-content.ts';
import { pushMannerOf, pushPayloadOf } from './push-manner.ts';
import { recordChanged, retryLater, settleMessage } from './settle-message.ts';

/** Longer than any provider call takes; a claim older than this belongs to a sender that died. */
const claimSeconds = 60;
/** When an open outcome is looked at first. Nobody can be asked about an e-mail or a push; it counts as lost after a minute, like an SMS without a report. */
const firstLookupSeconds = { sms: 2, email: 60, push: 60 } as const;

/** The message's own id travels with the callback, so that a report finds it even when our answer was lost. */
const statusCallbackFor = (app: App, message: StoredMessage): string => `${app.env.PUBLIC_URL.replace(/\/$/, '')}/webhooks/twilio/status?m=${message.id}`;

const silenced = async (app: App, message: StoredMessage): Promise<boolean> =>
  message.channel === 'sms' && message.kind !== 'opt_out_confirmed' && (await isOptedOut(app.orm.em.fork(), message.recipient));

const refused = (code: string): PushOutcome => ({ kind: 'refused', code, optedOut: false });

/** News that is old by now is not sent: the phone would ring for nothing. */
async function push(app: App, message: StoredMessage): Promise<PushOutcome> {
  const target = await pushTargetOf(app.orm.em.fork(), message.id);
  if (!target) return refused('device_gone');
  const { now, overtaken, ...device } = target;
  const content = MessageContent.parse(message.content);
  const manner = pushMannerOf(content, now);
  if (overtaken) return refused('overtaken');
  if (!manner) return refused('out_of_date');
  return app.providers.push.send({ device, payload: JSON.stringify(pushPayloadOf(message, content, manner.topic)), ...manner, messageId: `${message.id}@push` });
}

function handOver(app: App, message: StoredMessage): Promise<PushOutcome> {
  const { recipient: to, body } = message;
  if (message.channel === 'sms') return app.providers.sms.send({ to, body, statusCallback: statusCallbackFor(app, message) });
  if (message.channel === 'push') return push(app, message);
  return app.providers.mail.send({ to, subject: message.subject ?? '', text: body, html: message.html ?? '', messageId: `${message.id}@sysops-squad` });
}

async function record(tx: Tx, message: StoredMessage, outcome: PushOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
      return settleMessage(tx, message, { status: 'sent', errorCode: null, providerId: outcome.providerId });
    case 'retry':
      return retryLater(tx, message, outcome.code);
    case 'unknown':
      await saveMessageStatus(tx, message.id, { status: 'unknown', errorCode: outcome.code, retryInSeconds: firstLookupSeconds[message.channel] });
      return recordChanged(tx, message);
    case 'gone':
      if (message.pushSubscriptionId) await removeSubscription(tx, { id: message.pushSubscriptionId });
      return settleMessage(tx, message, { status: 'failed', errorCode: outcome.code });
    case 'refused':
      if (outcome.optedOut) {
        await saveOptOut(tx, message.recipient, true);
        await setSmsOptOut(tx, message.recipient, true);
      }
      return settleMessage(tx, message, { status: outcome.optedOut ? 'suppressed' : 'failed', errorCode: outcome.code });
  }
}

/**
 * Sends one message that is owed now; does nothing when another sender has it or it is settled. The provider is
 * called between two transactions, never inside one, and only the sender that still holds the claim writes the outcome.
 */
export async function sendMessage(app: App, messageId: string): Promise<void> {
  const message = await claimForSending(app.orm.em.fork(), messageId, claimSeconds);
  if (!message) return;
  const outcome: PushOutcome = (await silenced(app, message)) ? { kind: 'refused', code: 'opted_out', optedOut: true } : await handOver(app, message);
  if (outcome.kind !== 'sent') app.log.warn({ messageId, outcome: outcome.kind, code: outcome.code, attempt: message.attempts }, 'message not sent');
  await inTransaction(app.orm.em, async (tx) => {
    const held = await lockMessage(tx, { id: messageId });
    const mine = held && held.attempts === message.attempts && (held.status === 'sending' || held.status === 'unknown');
    if (mine) await record(tx, held, outcome);
  });
}
