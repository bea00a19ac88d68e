import { closeLink, findBillingProfile, insertLink, openLink, readBillingPolicy } from '@sysops/db/billing';
import { inTransaction } from '@sysops/db/connection';
import type { CheckoutView, StartSetup } from '@sysops/domain/billing';
import { minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { refreshCard } from './note-card.ts';
import { cancelPath, withSession } from './start-payment.ts';
import { forPayer, valueOf } from './stripe-customer.ts';
import { customerFor } from './with-contract.ts';

/** The hosted page to put a card on file; nothing is charged. Throws `retry` while Stripe does not answer. */
export async function openSetup(app: App, { customerId, returnTo }: { readonly customerId: string; readonly returnTo: string }): Promise<CheckoutView> {
  const id = v7();
  // So that a card which is chosen elsewhere while this page is open is told from the one before.
  await refreshCard(app, customerId);
  await inTransaction(app.orm.em, async (tx) => {
    const { payLinkMinutes } = await readBillingPolicy(tx.em);
    await insertLink(tx, { id, key: `setup:${id}`, mode: 'setup', customerId, contractId: null, period: null, amountCents: null, returnTo, endsAt: tx.now + payLinkMinutes * minute, nextLookAt: tx.now + minute, methodBefore: (await findBillingProfile(tx.em, customerId))?.cardMethodId ?? null });
  });
  const home = app.env.PUBLIC_URL.replace(/\/$/, '');
  const opened = await forPayer(app, customerId, (payer) => app.providers.stripe.openSetup({ key: `setup:${id}`, linkId: id, stripeCustomerId: payer.stripeCustomerId, language: payer.language, successUrl: withSession(`${home}${returnTo}`), cancelUrl: `${home}${cancelPath(returnTo)}` }));
  if (opened.kind === 'refused') await inTransaction(app.orm.em, (tx) => closeLink(tx, id, 'expired'));
  const session = valueOf(opened);
  await inTransaction(app.orm.em, (tx) => openLink(tx, id, session));
  return { url: session.url };
}

/** The same for a customer who is signed in. */
export const startSetup = (ctx: ActorCtx, { customerId, returnTo }: StartSetup): Promise<CheckoutView> => openSetup(ctx.app, { customerId: customerFor(ctx, customerId), returnTo });
