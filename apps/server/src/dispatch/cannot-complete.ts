import type { ActResult, CannotComplete } from '@sysops/domain/dispatch';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { move, withVisit } from './with-visit.ts';

/** Not repaired this time: same ticket, new visit, with the skills the expert says it needs. */
export function cannotComplete(ctx: ActorCtx, input: CannotComplete): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.cannotComplete', input }, async (visit) => {
    const { ticket, by, tx } = visit;
    const status = await move(visit, 'cannot_complete', { reason: input.reason });
    const requiredSkills = input.requiredSkills ?? ticket.problem.requiredSkills;
    return { status, ticket: await actOnTicket(tx, ticket, { command: { type: 'cannot_complete', by, requiredSkills, reason: input.reason } }) };
  });
}
