import { contractsByIds, findPeriod, liveLink } from '@sysops/db/billing';
import type { CheckoutView, PayByLink, PayLinkView } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import type { Ctx } from '../trpc/context.ts';
import { readPayToken } from './pay-token.ts';
import { startPayment } from './start-payment.ts';
import { syncSession } from './sync-session.ts';

function keyOf(ctx: Ctx, token: string) {
  const key = readPayToken(ctx.app.env, token);
  if (!key) throw new DomainError('not_found', 'This link is not complete. Open it from our message once more, or sign in.');
  return key;
}

/** What the pay page shows to whoever holds the message: plan and amount, nothing about the person. Throws `not_found`. */
export async function readPayLink(ctx: Ctx, { token }: PayByLink): Promise<PayLinkView> {
  const key = keyOf(ctx, token);
  // Back from the hosted page: a webhook that is late keeps nobody waiting.
  const link = await liveLink(ctx.em, key);
  if (link?.sessionId) await syncSession(ctx.app, link.sessionId).catch((error: unknown) => ctx.app.log.warn({ err: error, link: link.id }, 'checkout not read yet'));
  const row = await findPeriod(ctx.em, key);
  const [contract] = await contractsByIds(ctx.em, [key.contractId]);
  if (!row || !contract) throw new DomainError('not_found', 'There is no such plan');
  const state = row.state === 'paid' || row.state === 'waived' ? 'paid' : contract.status === 'grace' || contract.status === 'suspended' || contract.status === 'pending' || contract.endReason === 'never_paid' ? 'owed' : 'over';
  const { startsAt, endsAt, netCents, taxCents, creditCents, chargeCents: amountCents } = row;
  return { state, planName: contract.plan.name, timeZone: contract.timeZone, startsAt, endsAt, netCents, taxCents, creditCents, amountCents };
}

/** The hosted page for one period, without a sign-in. `url` is null when it is paid. Throws `not_found`, `illegal_transition`, `retry`. */
export async function payByLink(ctx: Ctx, { token }: PayByLink): Promise<CheckoutView> {
  return { url: await startPayment(ctx.app, { ...keyOf(ctx, token), returnTo: `/pay/${token}` }) };
}
