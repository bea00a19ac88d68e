import { claimPayersToForget, notePayerForgotten, notePayerKept, type PayerToForget } from '@sysops/db/privacy';
import type { App } from '../app.ts';

const atOnce = 20;
/** Longer than Stripe takes to answer; afterwards the next worker asks again, which deletes nothing twice. */
const claimSeconds = 120;
/** Doubled with each try, up to an hour: whatever Stripe suffers from, it is over some day. */
const firstWaitSeconds = 30;
const longestWaitSeconds = 3600;

/** What Stripe says of a customer whom it has deleted before. */
const gone = 'resource_missing';

async function forget(app: App, { customerId, stripeCustomerId, tries }: PayerToForget): Promise<void> {
  const answer = await app.providers.stripe.forgetCustomer(stripeCustomerId);
  const em = app.orm.em.fork();
  if (answer.kind === 'ok' || answer.code === gone) return notePayerForgotten(em, customerId);
  app.log.warn({ customerId, outcome: answer.kind, code: answer.code, tries }, 'payer not forgotten yet');
  await notePayerKept(em, customerId, { error: answer.code, seconds: Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** Math.min(tries - 1, 10)) });
}

/** Has Stripe delete the payers of erased customers, each until it is done. Stripe keeps the payments, as the law asks. */
export async function forgetPayers(app: App): Promise<number> {
  const due = await claimPayersToForget(app.orm.em.fork(), { limit: atOnce, claimSeconds });
  for (const payer of due) await forget(app, payer);
  return due.length;
}
