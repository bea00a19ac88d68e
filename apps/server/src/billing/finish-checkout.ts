import { contractsByIds, findLink } from '@sysops/db/billing';
import type { CheckoutById, CheckoutState } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import type { ActorCtx } from '../trpc/context.ts';
import { changeCard } from './note-card.ts';
import { syncSession } from './sync-session.ts';

const states = { complete: 'done', expired: 'expired', open: 'open', opening: 'open' } as const;

/** What the return page shows. Stripe is asked here, so a webhook that is late keeps nobody waiting; while Stripe does not answer it is `waiting`. */
export async function finishCheckout(ctx: ActorCtx, { sessionId }: CheckoutById): Promise<CheckoutState> {
  const link = await findLink(ctx.em, { sessionId });
  if (!link || (ctx.relation === 'own' && link.customerId !== ctx.actor.customerId)) throw new DomainError('not_found', 'There is no such checkout');
  const synced = await syncSession(ctx.app, sessionId).catch((error: unknown) => {
    ctx.app.log.warn({ err: error, sessionId }, 'checkout not read yet');
    return null;
  });
  const [contract] = link.contractId ? await contractsByIds(ctx.app.orm.em.fork(), [link.contractId]) : [];
  return { state: synced ? states[synced.state] : 'waiting', contract: contract ?? null };
}

/** Back from the portal: the card as Stripe has it now. */
export async function refreshMyCard(ctx: ActorCtx): Promise<{ readonly read: boolean }> {
  if (!ctx.actor.customerId) return { read: false };
  return changeCard(ctx.app, ctx.actor.customerId).then(() => ({ read: true }), () => ({ read: false }));
}
