import { inTransaction, type Tx } from '@sysops/db/connection';
import { addInboundText, isOptedOut, saveOptOut } from '@sysops/db/notifications';
import { recordFact } from '@sysops/db/outbox';
import { meaningOfText, type TextMeaning } from '@sysops/domain/notifications';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import { setSmsOptOut } from '../customers/index.ts';
import { topics } from '../outbox/facts.ts';
import type { MessageContent } from './message-content.ts';
import { storeMessage } from './owe-message.ts';

export type ReceivedText = { readonly providerId: string; readonly phone: string; readonly body: string };

/** "Yes" is a request to start only from somebody who had stopped; else it is an answer to something. */
async function meaningFor(tx: Tx, text: ReceivedText): Promise<TextMeaning> {
  const said = meaningOfText(text.body);
  return said.meaning === 'start' && !(await isOptedOut(tx.em, text.phone)) ? { ...said, meaning: 'text' } : said;
}

async function answer(tx: Tx, text: ReceivedText & { readonly publicUrl: string }, said: TextMeaning): Promise<void> {
  if (said.answeredByCarrier || said.meaning === 'text') return;
  const contents: Readonly<Record<'stop' | 'start' | 'help', MessageContent>> = {
    stop: { kind: 'opt_out_confirmed' }, start: { kind: 'opt_in_confirmed' }, help: { kind: 'help', url: text.publicUrl },
  };
  await storeMessage(tx, {
    key: `${text.providerId}:answer`, content: contents[said.meaning], ticketId: null, language: said.language, audience: 'customer', personId: null, timeZone: 'America/New_York', fallbackOf: null,
    route: { channel: 'sms', recipient: text.phone, fallbackTo: null },
  });
}

/** Obeys STOP, START and HELP at once; everything else is shown to a person. The same text again changes nothing. */
export async function receiveText(app: App, text: ReceivedText): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    const said = await meaningFor(tx, text);
    if (!(await addInboundText(tx, { ...text, meaning: said.meaning }))) return;
    if (said.meaning === 'stop' || said.meaning === 'start') {
      await saveOptOut(tx, text.phone, said.meaning === 'stop');
      await setSmsOptOut(tx, text.phone, said.meaning === 'stop');
    }
    if (said.meaning === 'text') recordFact(tx, { id: v7(), type: 'InboundTextReceived', topics: [topics.staff], ticketId: null, payload: { phone: text.phone, body: text.body } });
    await answer(tx, { ...text, publicUrl: app.env.PUBLIC_URL }, said);
  });
}
