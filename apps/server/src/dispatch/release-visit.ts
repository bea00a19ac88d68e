import type { ActResult, ReleaseVisit } from '@sysops/domain/dispatch';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { move, withVisit } from './with-visit.ts';

/** Gives an accepted job back before arriving; another expert is looked for at once. */
export function releaseVisit(ctx: ActorCtx, input: ReleaseVisit): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.release', input }, async (visit) => {
    const { ticket, by, tx, at } = visit;
    const status = await move(visit, 'release', { reason: input.reason });
    const waitingReason = by.role === 'manager' ? ('reassigned' as const) : ('released' as const);
    return { status, ticket: await actOnTicket(tx, ticket, { command: { type: 'release', by, waitingReason, reason: input.reason, doneAt: at } }) };
  });
}
