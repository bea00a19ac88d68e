import { inTransaction, type Tx } from '@sysops/db/connection';
import { devicesOf } from '@sysops/db/notifications';
import type { StoredFact } from '@sysops/db/outbox';
import type { App } from '../app.ts';
import { expertAddressee, type Addressee } from './addressee.ts';
import type { MessageContent } from './message-content.ts';
import { oweMessage, storeMessage, type Owed } from './owe-message.ts';
import { pushKey } from './push-key.ts';

type Told = { readonly fact: StoredFact; readonly expertId: string; readonly content: MessageContent; readonly ticketId: string | null };

/** One push for each device. `insteadBy`: the phone that gets a text when no device takes it; null when the text goes out anyway. */
async function owePushes(tx: Tx, to: Addressee, owed: Owed & { readonly insteadBy: string | null }): Promise<number> {
  const { insteadBy, ...message } = owed;
  const devices = await devicesOf(tx.em, to.personId);
  for (const { id, device } of devices) {
    await storeMessage(tx, {
      ...message, key: pushKey(owed.key, id), route: { channel: 'push', recipient: device, fallbackTo: insteadBy }, pushSubscriptionId: id,
      language: to.language, audience: to.audience, personId: to.personId, timeZone: to.timeZone, fallbackOf: null,
    });
  }
  return devices.length;
}

async function tell(app: App, told: Told, how: (tx: Tx, to: Addressee, owed: Owed) => Promise<void>): Promise<void> {
  const { fact, expertId, content, ticketId } = told;
  await inTransaction(app.orm.em, async (tx) => {
    const to = await expertAddressee(tx.em, expertId);
    if (to) await how(tx, to, { key: `${fact.id}:${to.personId}:${content.kind}`, content, ticketId });
  });
}

/** By text, which is the guarantee, and by push on every device where he asked for it. */
export const tellExpert = (app: App, told: Told): Promise<void> =>
  tell(app, told, async (tx, to, owed) => {
    await oweMessage(tx, to, owed);
    await owePushes(tx, to, { ...owed, insteadBy: null });
  });

/** By text alone. */
export const tellByText = (app: App, told: Told): Promise<void> => tell(app, told, oweMessage);

/** By push alone; by text when he has no device, or when none of his devices takes it. */
export const nudgeExpert = (app: App, told: Told): Promise<void> =>
  tell(app, told, async (tx, to, owed) => {
    if ((await owePushes(tx, to, { ...owed, insteadBy: to.phone })) === 0) await oweMessage(tx, to, owed);
  });
