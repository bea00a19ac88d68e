import type { Tx } from '@sysops/db/connection';
import { addMessage, type NewMessage } from '@sysops/db/notifications';
import { recordFact } from '@sysops/db/outbox';
import { heldUntil } from '@sysops/domain/notifications';
import type { LanguageCode } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { customerOfAccount } from '../identity/index.ts';
import { topics } from '../outbox/facts.ts';
import { otherRoute, routeOf, type Addressee, type Route } from './addressee.ts';
import { visitOf, type MessageContent } from './message-content.ts';
import { renderMessage } from './render-message.ts';

/** `key` is made from the fact: the same key again is the same message. */
export type Owed = { readonly key: string; readonly content: MessageContent; readonly ticketId: string | null };

type Stored = Owed & { readonly route: Route; readonly language: LanguageCode; readonly audience: NewMessage['audience']; readonly personId: string | null; readonly timeZone: string; readonly fallbackOf: string | null; readonly pushSubscriptionId?: string };

/** Writes, stores and announces a message, held back at night when it can wait; nothing when its key is there already. Its id when it is new, else null. */
export async function storeMessage(tx: Tx, owed: Stored): Promise<string | null> {
  const { route, content, pushSubscriptionId = null, ...rest } = owed;
  const id = v7();
  const text = renderMessage(content, { channel: route.channel, language: owed.language });
  const notBefore = heldUntil({ kind: content.kind, channel: route.channel, visitAt: visitOf(content), timeZone: owed.timeZone }, tx.now);
  const added = await addMessage(tx, { ...rest, ...route, ...text, id, pushSubscriptionId, kind: content.kind, content, notBefore });
  if (added) recordFact(tx, { id: v7(), type: 'MessageQueued', topics: [topics.staff], ticketId: owed.ticketId, payload: { messageId: id } });
  return added ? id : null;
}

/** The key of a message's copy on the person's other channel. */
export const otherChannelKey = (key: string): string => `${key}:other-channel`;

/** What only its reader can put right, and in time: it goes to phone and mailbox at once. */
const goesBothWays = (content: MessageContent): boolean => content.kind === 'charge_failed' && content.failure === 'confirm';

/** A message to a person by the channel he prefers; what must not be missed by the other one as well. A person without any address becomes a task for staff. */
export async function oweMessage(tx: Tx, to: Addressee, owed: Owed): Promise<void> {
  const route = routeOf(to, owed.content.kind);
  if (!route) return recordUndeliverable(tx, { messageId: null, kind: owed.content.kind, ticketId: owed.ticketId, audience: to.audience, personId: to.personId });
  const message = { ...owed, language: to.language, audience: to.audience, personId: to.personId, timeZone: to.timeZone };
  const id = await storeMessage(tx, { ...message, route, fallbackOf: null });
  const other = otherRoute(route);
  if (id !== null && other && goesBothWays(owed.content)) await storeMessage(tx, { ...message, key: otherChannelKey(owed.key), route: other, fallbackOf: id });
}

type Undeliverable = { readonly messageId: string | null; readonly kind: string; readonly ticketId: string | null; readonly audience: NewMessage['audience']; readonly personId: string | null };

/** Whose account a message was about: his own as a customer, or the sign-in that belongs to him. */
async function customerBehind(tx: Tx, { audience, personId }: Undeliverable): Promise<string | null> {
  if (personId === null) return null;
  return audience === 'customer' ? personId : audience === 'account' ? customerOfAccount(tx.em, personId) : null;
}

/** Reached on no channel: a person has to call, and the fact says whom. */
export async function recordUndeliverable(tx: Tx, what: Undeliverable): Promise<void> {
  const { ticketId, messageId, kind } = what;
  recordFact(tx, { id: v7(), type: 'MessageUndeliverable', topics: [topics.staff], ticketId, payload: { messageId, kind, customerId: await customerBehind(tx, what) } });
}
