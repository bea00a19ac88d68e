import { CompleteVisit, DeclineOffer, HoldVisit, PauseWork, ReportAbsence, type LateActView } from '@sysops/domain/dispatch';
import * as z from 'zod';
import { attentionEn } from '../messages/console-attention-en.ts';
import { declineWords, holdWords, plainWord, resolutionWords } from '../messages/console-words.ts';
import { fullMoment } from '../shell/console-times.ts';

const acts: Readonly<Record<string, string>> = attentionEn.late.acts;

export const lateActWord = ({ procedure }: Pick<LateActView, 'procedure'>): string => acts[procedure] ?? plainWord(procedure.replace(/^\w+\./, ''));

const Reasoned = z.object({ reason: z.string() });

/** What the expert had written or chosen with it; null when the act says it all. An input of an older app that no longer parses gives its reason at most. */
export function lateActDetail({ procedure, input }: Pick<LateActView, 'procedure' | 'input'>): string | null {
  const [complete, decline, pause, hold, absence, reasoned] = [CompleteVisit.safeParse(input), DeclineOffer.safeParse(input), PauseWork.safeParse(input), HoldVisit.safeParse(input), ReportAbsence.safeParse(input), Reasoned.safeParse(input)];
  if (procedure === 'dispatch.complete' && complete.success) return `${resolutionWords[complete.data.resolution]}: ${complete.data.summary}`;
  if (procedure === 'dispatch.decline' && decline.success) return [declineWords[decline.data.declineReason], decline.data.note].filter(Boolean).join(': ');
  if (procedure === 'dispatch.pause' && pause.success) return `${holdWords[pause.data.holdReason]}, ${attentionEn.late.until(fullMoment(pause.data.resumeAt))}`;
  if (procedure === 'dispatch.holdVisit' && hold.success) return `${hold.data.reason} (${holdWords[hold.data.holdReason]}, ${attentionEn.late.until(fullMoment(hold.data.resumeAt))})`;
  if (procedure === 'dispatch.customerAbsent' && absence.success) return attentionEn.late.tries(absence.data.tries.length);
  return reasoned.success ? reasoned.data.reason : null;
}
