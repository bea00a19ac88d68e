import { surveysOfTicket } from '@sysops/db/surveys';
import { AnswerSurvey, OpenSurvey } from '@sysops/domain/surveys';
import { TicketById } from '@sysops/domain/tickets';
import { procedure, publicProcedure, router } from '../trpc/procedures.ts';
import { answerSurvey } from './answer-survey.ts';
import { openSurvey } from './open-survey.ts';

export const surveysRouter = router({
  open: publicProcedure.input(OpenSurvey).query(({ ctx, input }) => openSurvey(ctx, input)),
  answer: publicProcedure.input(AnswerSurvey).mutation(({ ctx, input }) => answerSurvey(ctx, input)),
  forTicket: procedure.input(TicketById).query(({ ctx, input }) => surveysOfTicket(ctx.em, input.ticketId)),
});
