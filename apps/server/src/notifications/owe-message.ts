import type { Tx } from '@sysops/db/connection';
import { addMessage, type NewMessage } from '@sysops/db/notifications';
import { recordFact } from '@sysops/db/outbox';
import { heldUntil } from '@sysops/domain/notifications';
import type { LanguageCode } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';
import { routeOf, type Addressee, type Route } from './addressee.ts';
import { visitOf, type MessageContent } from './message-content.ts';
import { renderMessage } from './render-message.ts';

/** `key` is made from the fact: the same key again is the same message. */
export type Owed = { readonly key: string; readonly content: MessageContent; readonly ticketId: string | null };

type Stored = Owed & { readonly route: Route; readonly language: LanguageCode; readonly audience: NewMessage['audience']; readonly personId: string | null; readonly timeZone: string; readonly fallbackOf: string | null };

/** Writes, stores and announces a message, held back at night when it can wait; nothing when its key is there already. Says whether it is new. */
export async function storeMessage(tx: Tx, owed: Stored): Promise<boolean> {
  const { route, content, ...rest } = owed;
  const id = v7();
  const text = renderMessage(content, { channel: route.channel, language: owed.language });
  const notBefore = heldUntil({ kind: content.kind, channel: route.channel, visitAt: visitOf(content), timeZone: owed.timeZone }, tx.now);
  const added = await addMessage(tx, { ...rest, ...route, ...text, id, kind: content.kind, content, notBefore });
  if (added) recordFact(tx, { id: v7(), type: 'MessageQueued', topics: [topics.staff], ticketId: owed.ticketId, payload: { messageId: id } });
  return added;
}

/** A message to a person by the channel he prefers. A person without any address becomes a task for staff. */
export async function oweMessage(tx: Tx, to: Addressee, owed: Owed): Promise<void> {
  const route = routeOf(to, owed.content.kind);
  if (route) await storeMessage(tx, { ...owed, route, language: to.language, audience: to.audience, personId: to.personId, timeZone: to.timeZone, fallbackOf: null });
  else recordUndeliverable(tx, { messageId: null, kind: owed.content.kind, ticketId: owed.ticketId });
}

/** Reached on no channel: a person has to call. */
export function recordUndeliverable(tx: Tx, what: { readonly messageId: string | null; readonly kind: string; readonly ticketId: string | null }): void {
  const { ticketId, ...payload } = what;
  recordFact(tx, { id: v7(), type: 'MessageUndeliverable', topics: [topics.staff], ticketId, payload });
}
