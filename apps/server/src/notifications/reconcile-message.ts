import { inTransaction } from '@sysops/db/connection';
import { claimForLookup, knownProviderIds, lockMessage, saveMessageStatus, type StoredMessage } from '@sysops/db/notifications';
import { statusOfReport } from '@sysops/domain/notifications';
import type { App } from '../app.ts';
import type { FoundSms } from '../providers/index.ts';
import { fallBack, recordChanged, retryLater, settleMessage, type Settled } from './settle-message.ts';

/** Longer than a look-up takes; also the wait when the provider cannot be asked. */
const lookupSeconds = 15;
const nextLookupSeconds = 5;

/** Looks that must find nothing before a message counts as not taken: a list may lag behind. */
const looksBeforeRetry = 2;

type Answer = FoundSms | 'not_there' | 'cannot_ask';

async function lookUp(app: App, message: StoredMessage): Promise<Answer> {
  const { sms } = app.providers;
  try {
    if (message.providerId) return (await sms.find(message.providerId)) ?? 'not_there';
    const alike = (await sms.recentTo(message.recipient)).filter((found) => found.body.trim() === message.body.trim());
    const taken = await knownProviderIds(app.orm.em.fork(), alike.map((found) => found.providerId));
    return alike.find((found) => !taken.has(found.providerId)) ?? 'not_there';
  } catch (error) {
    app.log.warn({ messageId: message.id, error: error instanceof Error ? error.message : String(error) }, 'provider cannot be asked');
    return 'cannot_ask';
  }
}

const settledBy = (found: FoundSms): Settled => {
  const status = statusOfReport(found.status);
  return { status: status === 'delivered' || status === 'failed' ? status : 'sent', errorCode: found.errorCode, providerId: found.providerId };
};

/** Writes what the look-up has shown, if the message is still as open as it was. */
async function conclude(app: App, seen: StoredMessage, answer: Answer): Promise<void> {
  await inTransaction(app.orm.em, async (tx) => {
    const message = await lockMessage(tx, { id: seen.id });
    if (!message || message.status !== seen.status || message.attempts !== seen.attempts || answer === 'cannot_ask') return;
    if (answer !== 'not_there') {
      const settled = settledBy(answer);
      if (message.status !== 'sent' || settled.status !== 'sent') return settleMessage(tx, message, settled);
    }
    if (message.status === 'sent') {
      // Handed over a minute ago and still nowhere: the person hears by the other channel, the report may still come.
      await saveMessageStatus(tx, message.id, { status: 'sent', errorCode: 'delivery_unconfirmed', retryInSeconds: null });
      await fallBack(tx, message);
      return recordChanged(tx, message);
    }
    const lookups = message.lookups + 1;
    if (lookups >= looksBeforeRetry) return retryLater(tx, message, 'not_taken');
    await saveMessageStatus(tx, message.id, { status: 'unknown', errorCode: message.errorCode, lookups, retryInSeconds: nextLookupSeconds });
  });
}

/**
 * Finds out what became of a message whose outcome is open: asks the provider, never sends. Nobody can be asked about
 * an e-mail or a push: it counts as unconfirmed, is not sent again, and the person hears by the other channel or from staff.
 */
export async function reconcileMessage(app: App, messageId: string): Promise<void> {
  const message = await claimForLookup(app.orm.em.fork(), messageId, lookupSeconds);
  if (!message) return;
  if (message.channel === 'sms') return conclude(app, message, await lookUp(app, message));
  await inTransaction(app.orm.em, async (tx) => {
    const held = await lockMessage(tx, { id: messageId });
    if (held?.status === 'unknown' && held.attempts === message.attempts) await settleMessage(tx, held, { status: 'failed', errorCode: 'outcome_unknown' });
  });
}
