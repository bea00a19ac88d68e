import { resumeAssignment } from '@sysops/db/dispatch';
import type { ActResult, ResumeWork } from '@sysops/domain/dispatch';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { withVisit } from './with-visit.ts';

export function resumeWork(ctx: ActorCtx, input: ResumeWork): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.resume', input }, async ({ assignment, ticket, by, tx, at }) => {
    await resumeAssignment(tx, assignment.id, at);
    return { status: assignment.status, ticket: await actOnTicket(tx, ticket, { command: { type: 'resume', by, reason: input.reason, doneAt: at } }) };
  });
}
