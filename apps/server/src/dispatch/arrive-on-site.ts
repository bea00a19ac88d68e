import { saveWatch } from '@sysops/db/dispatch';
import type { ActResult, ArriveOnSite } from '@sysops/domain/dispatch';
import { minute } from '@sysops/domain/shared';
import { actOnTicket } from '../tickets/index.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { beginAt } from './change-plan.ts';
import { move, withVisitInPlan } from './with-visit.ts';

/** Work counts from here: what it takes, the wait at a closed door, and the visits behind it. */
export function arriveOnSite(ctx: ActorCtx, input: ArriveOnSite): Promise<ActResult> {
  return withVisitInPlan(ctx, { procedure: 'dispatch.arrive', input }, async (visit, plan) => {
    const { assignment, ticket, by, tx, at } = visit;
    const status = await move(visit, 'arrive');
    const finishAt = Math.max(at + assignment.workMinutes * minute, tx.now + minute);
    await beginAt(plan, { ...assignment, status, departAt: Math.min(assignment.departAt, at), arriveAt: at, finishAt });
    // What else this phone did without a signal follows at once: its watch lets it come.
    if (at < tx.now) await saveWatch(tx, assignment.id, { step: 0, watchedFrom: null, lookAt: tx.now + minute });
    return { status, ticket: await actOnTicket(tx, ticket, { command: { type: 'arrive', by, reason: input.reason, doneAt: at }, details: { position: input.position ?? null } }) };
  });
}
