import { pauseAssignment } from '@sysops/db/dispatch';
import type { ActResult, PauseWork } from '@sysops/domain/dispatch';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { withVisit } from './with-visit.ts';

/** A pause keeps the visit: the expert comes back to it himself, the same day. */
export function pauseWork(ctx: ActorCtx, input: PauseWork): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.pause', input }, async ({ assignment, ticket, by, tx, at }) => {
    const { holdReason, resumeAt, reason } = input;
    await pauseAssignment(tx, assignment.id, at);
    // A pause that is heard of after its end is no news to the customer.
    const details = resumeAt <= tx.now ? { quiet: true } : {};
    return { status: assignment.status, ticket: await actOnTicket(tx, ticket, { command: { type: 'pause', by, holdReason, resumeAt, reason, doneAt: at }, details }) };
  });
}
