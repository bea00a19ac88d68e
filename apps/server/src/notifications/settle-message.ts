import type { Tx } from '@sysops/db/connection';
import { otherOf, pushMayReach, saveMessageStatus, type StoredMessage } from '@sysops/db/notifications';
import { recordFact } from '@sysops/db/outbox';
import { movesForward, retryDelayMs, retryDelaysMs, type MessageStatus } from '@sysops/domain/notifications';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';
import { MessageContent } from './message-content.ts';
import { otherRoute } from './addressee.ts';
import { otherChannelKey, recordUndeliverable, storeMessage } from './owe-message.ts';
import { pushKeyOf } from './push-key.ts';

/** An SMS that is not reported delivered within this time is looked up, and followed by an e-mail. */
const deliveryCheckSeconds = 60;

export function recordChanged(tx: Tx, message: Pick<StoredMessage, 'id' | 'ticketId'>): void {
  recordFact(tx, { id: v7(), type: 'MessageChanged', topics: [topics.staff], ticketId: message.ticketId, payload: { messageId: message.id } });
}

/** Answers to what a person did a moment ago: nobody calls because one of them was lost, he asks again. */
const unimportant = new Set<StoredMessage['kind']>(['opt_out_confirmed', 'opt_in_confirmed', 'help', 'password_reset', 'contact_code', 'email_in_use']);

/** Whether the same message on the person's other channel has reached him, or still may. */
const mayReach = (other: Pick<StoredMessage, 'channel' | 'status'> | null): boolean => other !== null && other.status !== 'failed' && other.status !== 'suppressed' && !(other.channel === 'sms' && other.status === 'sent');

/** Writes the same message for the person's other channel, once. False when there is none, or when that one has failed already. */
export async function fallBack(tx: Tx, message: StoredMessage): Promise<boolean> {
  if (message.fallbackOf !== null) return mayReach(await otherOf(tx, { id: message.fallbackOf }));
  const route = otherRoute(message);
  if (!route) return false;
  const content = MessageContent.parse(message.content);
  const { language, audience, personId, timeZone, ticketId } = message;
  const written = await storeMessage(tx, { key: otherChannelKey(message.key), content, ticketId, route, language, audience, personId, timeZone, fallbackOf: message.id });
  return written !== null || mayReach(await otherOf(tx, { fallbackOf: message.id }));
}

/** When no device has taken a push that goes out alone, its text goes out once. A push that only accompanies a text needs nothing. */
async function textInstead(tx: Tx, message: StoredMessage): Promise<void> {
  const route = otherRoute(message);
  const { ticketId, language, audience, personId, timeZone } = message;
  const { key, prefix } = pushKeyOf(message.key);
  if (!route || ticketId === null || (await pushMayReach(tx, { ticketId, keyPrefix: prefix }))) return;
  await storeMessage(tx, { key, content: MessageContent.parse(message.content), ticketId, route, language, audience, personId, timeZone, fallbackOf: message.id });
}

export type Settled = { readonly status: Extract<MessageStatus, 'sent' | 'delivered' | 'failed' | 'suppressed'>; readonly errorCode: string | null; readonly providerId?: string };

/**
 * Moves a message to what became of it; reports that would move it backwards change nothing. A failure goes to the
 * other channel, and to a person when there is none left. The caller holds the row.
 */
export async function settleMessage(tx: Tx, message: StoredMessage, settled: Settled): Promise<void> {
  if (!movesForward(message.status, settled.status)) return;
  const check = settled.status === 'sent' && message.channel === 'sms' ? deliveryCheckSeconds : null;
  await saveMessageStatus(tx, message.id, { ...settled, retryInSeconds: check });
  recordChanged(tx, message);
  if (message.channel === 'push') return settled.status === 'failed' && settled.errorCode !== 'overtaken' ? textInstead(tx, message) : undefined;
  const failed = settled.status === 'failed' || settled.status === 'suppressed';
  if (failed && !(await fallBack(tx, message)) && !unimportant.has(message.kind)) await recordUndeliverable(tx, { messageId: message.id, kind: message.kind, ticketId: message.ticketId, audience: message.audience, personId: message.personId });
}

/** Queues the next try after the product's waits; after the last one the message has failed. */
export async function retryLater(tx: Tx, message: StoredMessage, errorCode: string): Promise<void> {
  const delayMs = retryDelayMs(message.attempts, retryDelaysMs);
  if (delayMs === null) return settleMessage(tx, message, { status: 'failed', errorCode });
  await saveMessageStatus(tx, message.id, { status: 'queued', errorCode, retryInSeconds: delayMs / 1000 });
  recordChanged(tx, message);
}
