import { inTransaction } from '@sysops/db/connection';
import { lockMessage } from '@sysops/db/notifications';
import { statusOfReport } from '@sysops/domain/notifications';
import type { App } from '../app.ts';
import { settleMessage } from './settle-message.ts';

export type StatusReport = { readonly messageId: string | null; readonly providerId: string; readonly word: string; readonly errorCode: string | null };

/** Takes a provider's report, in any order and any number of times. Says whether it was about a message of ours. */
export async function receiveStatus(app: App, report: StatusReport): Promise<boolean> {
  const status = statusOfReport(report.word);
  if (status !== 'sent' && status !== 'delivered' && status !== 'failed') return false;
  return inTransaction(app.orm.em, async (tx) => {
    const message = await lockMessage(tx, report.messageId ? { id: report.messageId } : { providerId: report.providerId });
    // A report about an earlier copy says nothing about the one we follow.
    if (!message || (message.providerId !== null && message.providerId !== report.providerId)) return false;
    await settleMessage(tx, message, { status, errorCode: report.errorCode, providerId: report.providerId });
    return true;
  });
}
