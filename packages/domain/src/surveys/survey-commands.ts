import * as z from 'zod';
import { CommandId, line, optionalText } from '../shared/index.ts';

/** The signed part of the link in the mail. */
export const SurveyToken = z.string().min(20).max(200).regex(/^[A-Za-z0-9_.-]+$/);

export const OpenSurvey = z.object({ token: SurveyToken });
export type OpenSurvey = z.infer<typeof OpenSurvey>;

/** Answers by question id: stars 1–5, a choice, or text, as the template asks. */
export const AnswerSurvey = z.object({
  commandId: CommandId,
  token: SurveyToken,
  stars: z.int().min(1).max(5),
  answers: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), z.union([z.int().min(1).max(5), z.boolean(), optionalText(500)])).default({}),
  comment: optionalText(2000).optional(),
  notFixed: z.boolean().default(false),
});
export type AnswerSurvey = z.infer<typeof AnswerSurvey>;

export const SurveyQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stars'), id: line(40), label: z.object({ en: line(200), es: line(200) }) }),
  z.object({ kind: z.literal('yes_no'), id: line(40), label: z.object({ en: line(200), es: line(200) }) }),
  z.object({ kind: z.literal('text'), id: line(40), label: z.object({ en: line(200), es: line(200) }) }),
]);
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;
