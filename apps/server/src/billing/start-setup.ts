import { closeLink, insertLink, openLink, readBillingPolicy } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { CheckoutView, StartSetup } from '@sysops/domain/billing';
import { minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type { ActorCtx } from '../trpc/context.ts';
import { withSession } from './start-payment.ts';
import { forPayer, valueOf } from './stripe-customer.ts';
import { customerFor } from './with-contract.ts';

/** The hosted page to put a card on file; nothing is charged. Throws `retry` while Stripe does not answer. */
export async function startSetup(ctx: ActorCtx, input: StartSetup): Promise<CheckoutView> {
  const customerId = customerFor(ctx, input.customerId);
  const id = v7();
  await inTransaction(ctx.em, async (tx) => {
    const { payLinkMinutes } = await readBillingPolicy(tx.em);
    await insertLink(tx, { id, key: `setup:${id}`, mode: 'setup', customerId, contractId: null, period: null, amountCents: null, returnTo: input.returnTo, endsAt: tx.now + payLinkMinutes * minute, nextLookAt: tx.now + minute });
  });
  const home = ctx.app.env.PUBLIC_URL.replace(/\/$/, '');
  const opened = await forPayer(ctx.app, customerId, (payer) => ctx.app.providers.stripe.openSetup({ key: `setup:${id}`, linkId: id, stripeCustomerId: payer.stripeCustomerId, language: payer.language, successUrl: withSession(`${home}${input.returnTo}`), cancelUrl: `${home}/account` }));
  if (opened.kind === 'refused') await inTransaction(ctx.em, (tx) => closeLink(tx, id, 'expired'));
  const session = valueOf(opened);
  await inTransaction(ctx.em, (tx) => openLink(tx, id, session));
  return { url: session.url };
}
