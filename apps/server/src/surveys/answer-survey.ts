import type { Tx } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { findSurvey, lockSurvey, saveAnswer, voidSurveys, type StoredSurvey } from '@sysops/db/surveys';
import { DomainError } from '@sysops/domain/shared';
import { decideAnswer, type AnswerSurvey, type OpenSurveyView, type SurveyDecision } from '@sysops/domain/surveys';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';
import { findTicket, lockTicket, reopenBySurvey } from '../tickets/index.ts';
import type { Ctx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';
import { surveyIdIn, surveyView } from './open-survey.ts';

const unknownLink = (): DomainError => new DomainError('not_found', 'This link does not lead to a survey');

/** The ticket is locked before the survey, as everywhere else, so that nobody waits in a circle. */
async function lockBoth(tx: Tx, surveyId: string): Promise<StoredSurvey> {
  const known = await findSurvey(tx, surveyId);
  if (!known) throw unknownLink();
  await lockTicket(tx, known.ticketId);
  const survey = await lockSurvey(tx, surveyId);
  if (!survey) throw unknownLink();
  return survey;
}

function announce(tx: Tx, survey: StoredSurvey, answer: SurveyDecision): void {
  const { id, ticketId, visitId, expertId, customerId } = survey;
  const payload = { surveyId: id, ticketId, visitId, expertId, stars: answer.stars, notFixed: answer.notFixed, changed: answer.changed };
  recordFact(tx, { id: v7(), type: 'SurveyAnswered', topics: [topics.customer(customerId), topics.staff], ticketId, payload });
  if (answer.tellLowScore) recordFact(tx, { id: v7(), type: 'LowScore', topics: [topics.staff], ticketId, payload });
}

/** Another visit has begun or the ticket is closed: there is nothing left to reopen. */
async function reopen(tx: Tx, survey: StoredSurvey, comment: string | null): Promise<void> {
  const ticket = await findTicket(tx, survey.ticketId);
  if (ticket?.status !== 'completed' || ticket.assignmentId !== survey.visitId) throw new DomainError('conflict', 'This repair cannot be reopened any more. Please raise a new ticket.', { field: 'notFixed' });
  await reopenBySurvey(tx, survey.ticketId, (comment ?? 'Not fixed, says the survey').replace(/\s+/g, ' ').slice(0, 300));
  await voidSurveys(tx, survey.ticketId, { reason: 'reopened', except: survey.id });
}

/**
 * Saves an answer, or its change within 14 days. "Not fixed" reopens the ticket in the same transaction.
 * Throws `not_found`, `expired`, `invalid`, `conflict`.
 */
export function answerSurvey(ctx: Ctx, input: AnswerSurvey): Promise<OpenSurveyView> {
  const surveyId = surveyIdIn(ctx, input.token);
  return runCommand(ctx, { id: input.commandId, procedure: 'surveys.answer', input }, async (tx) => {
    const survey = await lockBoth(tx, surveyId);
    const answer = decideAnswer(survey, input, tx.now);
    await saveAnswer(tx, surveyId, answer);
    if (answer.reopen) await reopen(tx, survey, answer.comment);
    announce(tx, survey, answer);
    await tx.em.flush();
    return surveyView((await findSurvey(tx, surveyId)) ?? survey, await findTicket(tx, survey.ticketId), tx.now);
  });
}
