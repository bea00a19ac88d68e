import type { ActResult, PauseWork } from '@sysops/domain/dispatch';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { withVisit } from './with-visit.ts';

/** A pause keeps the visit: the expert comes back to it himself. */
export function pauseWork(ctx: ActorCtx, input: PauseWork): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.pause', input }, async ({ assignment, ticket, by, tx }) => {
    const { holdReason, resumeAt, reason } = input;
    return { status: assignment.status, ticket: await actOnTicket(tx, ticket, { command: { type: 'pause', by, holdReason, resumeAt, reason } }) };
  });
}
