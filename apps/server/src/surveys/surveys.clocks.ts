import { inTransaction, type Tx } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { claimDue, claimReminders, expireSurveys, markNotSent, markSent, type StoredSurvey } from '@sysops/db/surveys';
import { surveyExpiresMs, surveyReminderMs } from '@sysops/domain/surveys';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import { topics } from '../outbox/facts.ts';
import type { Clock } from '../outbox/subscriber.ts';
import { findTicket } from '../tickets/index.ts';
import { surveyUrl } from './survey-link.ts';

const mostInATurn = 100;

/** `url` is the signed link; whoever holds it may answer. */
function announce(tx: Tx, survey: StoredSurvey, mail: { readonly url: string; readonly reminder: boolean }): void {
  const { id, ticketId, customerId, expertName } = survey;
  recordFact(tx, { id: v7(), type: 'SurveyDue', topics: [topics.staff], ticketId, payload: { surveyId: id, ticketId, customerId, expertName, ...mail } });
}

/** Why a due survey is not sent, or null. It asks about a visit that still is the last word on the ticket. */
async function reasonAgainst(tx: Tx, survey: StoredSurvey): Promise<string | null> {
  const ticket = await findTicket(tx, survey.ticketId);
  if (!ticket) return 'ticket_gone';
  const stands = (ticket.status === 'completed' || ticket.status === 'closed') && ticket.assignmentId === survey.visitId;
  return stands ? null : 'reopened';
}

const sendDue = (app: App): Promise<number> =>
  inTransaction(app.orm.em, async (tx) => {
    const due = await claimDue(tx, mostInATurn);
    for (const survey of due) {
      const reason = await reasonAgainst(tx, survey);
      if (reason) await markNotSent(tx, survey.id, reason);
      else {
        await markSent(tx, survey.id, { expiresMs: surveyExpiresMs, remindMs: surveyReminderMs });
        announce(tx, survey, { url: surveyUrl(app.env, survey.id), reminder: false });
      }
    }
    return due.length;
  });

const remind = (app: App): Promise<number> =>
  inTransaction(app.orm.em, async (tx) => {
    const due = await claimReminders(tx, mostInATurn);
    for (const survey of due) announce(tx, survey, { url: surveyUrl(app.env, survey.id), reminder: true });
    return due.length;
  });

export const surveysClocks: readonly Clock[] = [
  { name: 'surveys.send-due', everyMs: 500, run: sendDue },
  { name: 'surveys.remind', everyMs: 10_000, run: remind },
  { name: 'surveys.expire', everyMs: 60_000, run: (app) => expireSurveys({ em: app.orm.em.fork() }, 1000) },
];
