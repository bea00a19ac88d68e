import { readNow } from '@sysops/db/connection';
import { findSurvey, type StoredSurvey } from '@sysops/db/surveys';
import { DomainError, day, type Instant } from '@sysops/domain/shared';
import { assertOpen, type OpenSurvey, type OpenSurveyView } from '@sysops/domain/surveys';
import { reopenDays, type Ticket } from '@sysops/domain/tickets';
import { findTicket } from '../tickets/index.ts';
import type { Ctx } from '../trpc/context.ts';
import { surveyIdOf } from './survey-link.ts';

/** Throws `not_found` for a link that was never ours. */
export function surveyIdIn(ctx: Ctx, token: string): string {
  const id = surveyIdOf(ctx.app.env, token);
  if (!id) throw new DomainError('not_found', 'This link does not lead to a survey');
  return id;
}

const canReopen = (survey: StoredSurvey, ticket: Ticket | null, now: Instant): boolean =>
  ticket?.status === 'completed' && ticket.assignmentId === survey.visitId && !survey.notFixed && now <= ticket.completedAt + reopenDays * day;

/** What the page of a survey shows. */
export function surveyView(survey: StoredSurvey, ticket: Ticket | null, now: Instant): OpenSurveyView {
  const { ticketNumber, deviceLabel, expertName, completedAt, language, questions, stars, answers, comment, answeredAt, changedAt, expiresAt } = survey;
  return {
    ticketNumber, deviceLabel, expertFirstName: expertName, completedAt, language, questions,
    answered: stars === null || answeredAt === null ? null : { stars, answers, comment, at: changedAt ?? answeredAt },
    canReopen: canReopen(survey, ticket, now),
    expiresAt: expiresAt ?? completedAt,
  };
}

/** Reads a survey by its link, without a sign-in. Records nothing: mail scanners open links. Throws `not_found`, `expired`. */
export async function openSurvey(ctx: Ctx, { token }: OpenSurvey): Promise<OpenSurveyView> {
  const survey = await findSurvey(ctx, surveyIdIn(ctx, token));
  if (!survey) throw new DomainError('not_found', 'This link does not lead to a survey');
  const now = await readNow(ctx.em);
  assertOpen(survey, now);
  return surveyView(survey, await findTicket(ctx, survey.ticketId), now);
}
