import { announceArrival, moveReservation } from '@sysops/db/dispatch';
import type { ActResult, StartTravel } from '@sysops/domain/dispatch';
import { minute } from '@sysops/domain/shared';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { move, withVisit } from './with-visit.ts';

/** "On my way": the customer is told from this fact, with the time of arrival. */
export function startTravel(ctx: ActorCtx, input: StartTravel): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.startTravel', input }, async (visit) => {
    const { assignment, ticket, by, tx } = visit;
    const status = await move(visit, 'travel');
    const eta = tx.now + assignment.travelMinutes * minute;
    await moveReservation(tx, { ...assignment, departAt: tx.now, arriveAt: eta, finishAt: eta + (assignment.finishAt - assignment.arriveAt) });
    await announceArrival(tx, assignment.id, { arriveAt: eta, late: false, latestArrival: null });
    return { status, ticket: await actOnTicket(tx, ticket, { command: { type: 'start_travel', by, reason: input.reason, eta }, details: { position: input.position ?? null } }) };
  });
}
