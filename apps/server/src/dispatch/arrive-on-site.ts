import { moveReservation } from '@sysops/db/dispatch';
import type { ActResult, ArriveOnSite } from '@sysops/domain/dispatch';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { move, withVisit } from './with-visit.ts';

export function arriveOnSite(ctx: ActorCtx, input: ArriveOnSite): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.arrive', input }, async (visit) => {
    const { assignment, ticket, by, tx } = visit;
    const status = await move(visit, 'arrive');
    await moveReservation(tx, { ...assignment, departAt: Math.min(assignment.departAt, tx.now), arriveAt: tx.now, finishAt: tx.now + (assignment.finishAt - assignment.arriveAt) });
    return { status, ticket: await actOnTicket(tx, ticket, { command: { type: 'arrive', by, reason: input.reason }, details: { position: input.position ?? null } }) };
  });
}
