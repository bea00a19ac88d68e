import {
  AcceptOffer, ArriveOnSite, CannotComplete, CompleteVisit, DeclineOffer, HoldVisit, PauseWork, ReleaseVisit, ReportAbsence, ResumeWork, StartTravel,
} from '@sysops/domain/dispatch';
import { SetAway } from '@sysops/domain/experts';
import { AddArticle } from '@sysops/domain/knowledge';
import * as z from 'zod';

const of = <Procedure extends string, Input extends z.ZodType>(procedure: Procedure, input: Input) => z.object({ procedure: z.literal(procedure), input });

/** Every change this app can make: the procedure and the input that the server itself will check. */
export const QueuedCommand = z.discriminatedUnion('procedure', [
  of('dispatch.accept', AcceptOffer),
  of('dispatch.decline', DeclineOffer),
  of('dispatch.startTravel', StartTravel),
  of('dispatch.arrive', ArriveOnSite),
  of('dispatch.complete', CompleteVisit),
  of('dispatch.cannotComplete', CannotComplete),
  of('dispatch.customerAbsent', ReportAbsence),
  of('dispatch.holdVisit', HoldVisit),
  of('dispatch.release', ReleaseVisit),
  of('dispatch.pause', PauseWork),
  of('dispatch.resume', ResumeWork),
  of('knowledge.add', AddArticle),
  of('experts.setAway', SetAway),
]);
export type QueuedCommand = z.infer<typeof QueuedCommand>;

/** The job a command is about, if it is about one. */
export function assignmentOf(command: QueuedCommand): string | null {
  return 'assignmentId' in command.input ? command.input.assignmentId : null;
}
