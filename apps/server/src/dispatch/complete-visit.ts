import type { ActResult, CompleteVisit } from '@sysops/domain/dispatch';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { move, withVisit } from './with-visit.ts';

/** Ends the visit; knowledge, summary and survey follow from the fact and can never hold it up. */
export function completeVisit(ctx: ActorCtx, input: CompleteVisit): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.complete', input }, async (visit) => {
    const { assignment, ticket, by, tx, at } = visit;
    const status = await move(visit, 'finish');
    const { resolution, summary, reason, knowledge } = input;
    const details = { assignmentId: assignment.id, expertId: assignment.expertId, knowledge, doneAt: input.doneAt ?? null };
    return { status, ticket: await actOnTicket(tx, ticket, { command: { type: 'complete', by, resolution, summary, reason, doneAt: at }, details }) };
  });
}
