import type { CheckoutView, StartSetup } from '@sysops/domain/billing';
import type { ActorCtx } from '../trpc/context.ts';
import { forPayer, valueOf } from './stripe-customer.ts';
import { customerFor } from './with-contract.ts';

/** The hosted Customer Portal, where a customer changes his card. Throws `retry` while Stripe does not answer. */
export async function openPortal(ctx: ActorCtx, input: StartSetup): Promise<CheckoutView> {
  const returnUrl = `${ctx.app.env.PUBLIC_URL.replace(/\/$/, '')}${input.returnTo}`;
  return { url: valueOf(await forPayer(ctx.app, customerFor(ctx, input.customerId), (payer) => ctx.app.providers.stripe.openPortal({ stripeCustomerId: payer.stripeCustomerId, returnUrl, language: payer.language }))) };
}
