import { announceArrival } from '@sysops/db/dispatch';
import type { ActResult, StartTravel } from '@sysops/domain/dispatch';
import { minute } from '@sysops/domain/shared';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { beginAt } from './change-plan.ts';
import { move, withVisitInPlan } from './with-visit.ts';

/** "On my way": the customer is told from this fact, with the time of arrival, unless it is heard of only when he should be there. */
export function startTravel(ctx: ActorCtx, input: StartTravel): Promise<ActResult> {
  return withVisitInPlan(ctx, { procedure: 'dispatch.startTravel', input }, async (visit, plan) => {
    const { assignment, ticket, by, tx, at } = visit;
    const status = await move(visit, 'travel');
    const arriveAt = at + assignment.travelMinutes * minute;
    const eta = Math.max(arriveAt, tx.now);
    await beginAt(plan, { ...assignment, status, departAt: at, arriveAt: eta, finishAt: eta + assignment.workMinutes * minute });
    await announceArrival(tx, assignment.id, { arriveAt: eta, late: false, latestArrival: null });
    const details = { position: input.position ?? null, ...(at < tx.now && arriveAt <= tx.now ? { quiet: true } : {}) };
    return { status, ticket: await actOnTicket(tx, ticket, { command: { type: 'start_travel', by, reason: input.reason, doneAt: at, eta }, details }) };
  });
}
