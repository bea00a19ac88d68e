import type { Instant, LanguageCode } from '../shared/index.ts';
import type { SurveyQuestion } from './survey-commands.ts';

/** By question id. */
export type SurveyAnswers = Readonly<Record<string, number | boolean | string>>;

/** What the page shows. Reading it records nothing. */
export type OpenSurveyView = {
  readonly ticketNumber: number;
  readonly deviceLabel: string;
  readonly expertFirstName: string;
  readonly completedAt: Instant;
  readonly language: LanguageCode;
  readonly questions: readonly SurveyQuestion[];
  readonly answered: { readonly stars: number; readonly answers: SurveyAnswers; readonly comment: string | null; readonly at: Instant } | null;
  readonly canReopen: boolean;
  readonly expiresAt: Instant;
};

export type SurveyStatus = 'due' | 'sent' | 'not_sent' | 'answered' | 'expired' | 'void';

export type TicketSurveyView = { readonly id: string; readonly status: SurveyStatus; readonly reason: string | null; readonly expertId: string; readonly sentAt: Instant | null; readonly stars: number | null; readonly comment: string | null; readonly answeredAt: Instant | null };
