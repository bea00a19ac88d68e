import type { ActResult, DeclineOffer } from '@sysops/domain/dispatch';
import type { ActorCtx } from '../trpc/context.ts';
import { actOnDecline } from './act-on-decline.ts';
import { afterOffer } from './end-offer.ts';
import { move, withVisit } from './with-visit.ts';

/** Declines with a reason that acts: the next expert, a look at the ticket, or at what is known of the expert. */
export function declineOffer(ctx: ActorCtx, input: DeclineOffer): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.decline', input }, async (visit) => {
    const status = await move(visit, 'decline', { reason: input.declineReason, note: input.note });
    await actOnDecline(visit, input);
    return { status, ticket: await afterOffer(visit, { how: 'declined', waitingReason: 'all_declined', reason: input.declineReason }) };
  });
}
