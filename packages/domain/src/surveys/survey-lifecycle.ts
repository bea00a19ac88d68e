import { DomainError, day, hour, type Instant } from '../shared/index.ts';
import type { AnswerSurvey, SurveyQuestion } from './survey-commands.ts';
import type { SurveyAnswers, SurveyStatus } from './survey-views.ts';

export const surveyExpiresMs = 28 * day;
export const surveyReminderMs = 72 * hour;
export const surveyChangeableMs = 14 * day;

/** At most so many stars are a call for a manager. */
export const lowStars = 2;

/** A survey as its rules see it. `visitId` is the visit it asks about; the expert of that visit is the one rated. */
export type Survey = {
  readonly id: string;
  readonly ticketId: string;
  readonly visitId: string;
  readonly expertId: string;
  readonly status: SurveyStatus;
  readonly questions: readonly SurveyQuestion[];
  readonly expiresAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly notFixed: boolean;
  /** A manager has been told of low stars; once is enough. */
  readonly lowScoreTold: boolean;
};

/** Why a link no longer leads to questions, or null while it does. An answer stays readable while it may be changed. */
export function closedBecause(survey: Survey, now: Instant): 'expired' | 'void' | 'not_sent' | null {
  if (survey.status === 'void') return 'void';
  if (survey.status === 'not_sent' || survey.status === 'due') return 'not_sent';
  const until = survey.answeredAt === null ? survey.expiresAt : survey.answeredAt + surveyChangeableMs;
  return until === null || now >= until ? 'expired' : null;
}

const sentences = {
  expired: 'The time to answer this survey is over. Thank you all the same.',
  void: 'This survey is no longer needed: the repair goes on.',
  not_sent: 'This survey is not open.',
} as const;

/** Throws `expired` in words for the person who opened the link. */
export function assertOpen(survey: Survey, now: Instant): void {
  const closed = closedBecause(survey, now);
  if (closed) throw new DomainError('expired', sentences[closed], { reason: closed });
}

const fits = (question: SurveyQuestion, value: SurveyAnswers[string]): boolean => {
  switch (question.kind) {
    case 'stars': return typeof value === 'number';
    case 'yes_no': return typeof value === 'boolean';
    case 'text': return typeof value === 'string';
  }
};

/** Only what was asked, in the kind it was asked. Throws `invalid`. */
function checkAnswers(questions: readonly SurveyQuestion[], answers: SurveyAnswers): void {
  for (const [id, value] of Object.entries(answers)) {
    const question = questions.find((q) => q.id === id);
    if (!question || !fits(question, value)) throw new DomainError('invalid', 'This is no answer to the question', { field: 'answers', question: id });
  }
}

export type SurveyDecision = {
  readonly stars: number;
  readonly answers: SurveyAnswers;
  readonly comment: string | null;
  readonly notFixed: boolean;
  /** When it was first answered; changes are counted from here. */
  readonly answeredAt: Instant;
  readonly changed: boolean;
  /** A manager hears of it now. */
  readonly tellLowScore: boolean;
  /** The ticket is reopened in the same transaction. */
  readonly reopen: boolean;
};

/**
 * What an answer, or a change of it, does. "Not fixed" cannot be taken back here: the ticket has been reopened.
 * Throws `expired`, `invalid`. Pure.
 */
export function decideAnswer(survey: Survey, command: Pick<AnswerSurvey, 'stars' | 'answers' | 'comment' | 'notFixed'>, now: Instant): SurveyDecision {
  assertOpen(survey, now);
  checkAnswers(survey.questions, command.answers);
  return {
    stars: command.stars,
    answers: command.answers,
    comment: command.comment ? command.comment : null,
    notFixed: survey.notFixed || command.notFixed,
    answeredAt: survey.answeredAt ?? now,
    changed: survey.answeredAt !== null,
    tellLowScore: command.stars <= lowStars && !survey.lowScoreTold,
    reopen: command.notFixed && !survey.notFixed,
  };
}
