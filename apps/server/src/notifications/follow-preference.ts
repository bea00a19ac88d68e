import { inTransaction, type Tx } from '@sysops/db/connection';
import { heldMessages, rerouteMessage, type StoredMessage } from '@sysops/db/notifications';
import { recordFact } from '@sysops/db/outbox';
import { heldUntil } from '@sysops/domain/notifications';
import { v7 } from 'uuid';
import * as z from 'zod';
import type { FactHandler } from '../outbox/subscriber.ts';
import { topics } from '../outbox/facts.ts';
import { customerAddressee, routeOf, type Addressee } from './addressee.ts';
import { MessageContent, visitOf } from './message-content.ts';
import { renderMessage } from './render-message.ts';

/** Writes one message anew for what its reader prefers now; nothing when that is what it says already. */
async function readdress(tx: Tx, message: StoredMessage, to: Addressee): Promise<void> {
  const content = MessageContent.parse(message.content);
  const route = routeOf(to, content.kind);
  if (!route || (route.channel === message.channel && route.recipient === message.recipient && route.fallbackTo === message.fallbackTo && to.language === message.language)) return;
  const notBefore = heldUntil({ kind: content.kind, channel: route.channel, visitAt: visitOf(content), timeZone: to.timeZone }, tx.now);
  await rerouteMessage(tx, message.id, { ...route, ...renderMessage(content, { channel: route.channel, language: to.language }), language: to.language, timeZone: to.timeZone, notBefore });
  // As when it was new: without a night to wait for it goes out now.
  recordFact(tx, { id: v7(), type: 'MessageQueued', topics: [topics.staff], ticketId: message.ticketId, payload: { messageId: message.id } });
}

const Changed = z.object({ customerId: z.string() });

/** What is held overnight leaves by the channel, number and language that its reader has chosen meanwhile. The copy on his other channel stays where it is. */
export const followPreference: FactHandler = async (app, fact) => {
  const { customerId } = Changed.parse(fact.payload);
  await inTransaction(app.orm.em, async (tx) => {
    const to = await customerAddressee(tx.em, customerId);
    if (to) for (const message of await heldMessages(tx, customerId)) await readdress(tx, message, to);
  });
};
