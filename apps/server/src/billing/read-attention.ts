import { billedNames, moneyBackAsked, openDifferences, pastDue } from '@sysops/db/billing';
import { failureKind, type AttentionView } from '@sysops/domain/billing';
import type { ActorCtx } from '../trpc/context.ts';

/** What a person of the desk has to look at: failed charges with their next step, approvals, differences with Stripe. */
export async function readAttention(ctx: ActorCtx): Promise<AttentionView> {
  const asked = await moneyBackAsked(ctx.em, 100);
  const names = await billedNames(ctx.em, [...new Set(asked.map((m) => m.customerId))]);
  return {
    failed: (await pastDue(ctx.em, 200)).map(({ failureCode, ...row }) => ({ ...row, failure: failureCode === null ? null : { kind: failureKind(failureCode), code: failureCode } })),
    approvals: asked.map(({ id, kind, customerId, contractId, period, amountCents, reason, note, askedBy, askedByName, askedAt }) => ({
      id, kind, customerId, customerName: names.get(customerId) ?? '', contractId, period, amountCents, reason, note, askedBy: askedByName, askedByMe: askedBy === ctx.actor.accountId, at: askedAt,
    })),
    differences: await openDifferences(ctx.em, 100),
  };
}
