import type { ActResult, WithdrawOffer } from '@sysops/domain/dispatch';
import type { ActorCtx } from '../trpc/context.ts';
import { afterOffer } from './end-offer.ts';
import { move, withVisit } from './with-visit.ts';

/** A manager takes an offer back; the expert is told. */
export function withdrawOffer(ctx: ActorCtx, input: WithdrawOffer): Promise<ActResult> {
  return withVisit(ctx, { procedure: 'dispatch.withdraw', input }, async (visit) => {
    const status = await move(visit, 'withdraw', { reason: input.reason });
    return { status, ticket: await afterOffer(visit, { how: 'withdrawn', waitingReason: 'offer_withdrawn', reason: input.reason }) };
  });
}
