import { findBillingProfile, noteStripeCustomer, type BillingProfile } from '@sysops/db/billing';
import { DomainError } from '@sysops/domain/shared';
import type { App } from '../app.ts';
import type { StripeAnswer } from '../providers/index.ts';

/** The value of an answer that a person waits for. Throws `retry` or `conflict`. */
export function valueOf<T>(answer: StripeAnswer<T>): T {
  if (answer.kind === 'ok') return answer.value;
  if (answer.kind === 'retry' || answer.kind === 'unknown') throw new DomainError('retry', 'The payment service does not answer. Nothing was charged; please try again in a moment.', { service: 'payments' });
  throw new DomainError('conflict', 'The payment service refused this. Nothing was charged.', { service: 'payments', code: answer.code });
}

export type Payer = BillingProfile & { readonly stripeCustomerId: string };

/** Whom we bill, known at Stripe: made there at the first need, once. Throws `not_found`, `retry`. */
async function payerOf(app: App, customerId: string, replaces: string | null): Promise<Payer> {
  const em = app.orm.em.fork();
  const profile = await findBillingProfile(em, customerId);
  if (!profile) throw new DomainError('not_found', 'There is no such customer', { customerId });
  if (profile.stripeCustomerId !== null && profile.stripeCustomerId !== replaces) return { ...profile, stripeCustomerId: profile.stripeCustomerId };
  const made = valueOf(await app.providers.stripe.makeCustomer({ customerId, name: profile.name, email: profile.email, replaces }));
  await noteStripeCustomer(em, customerId, { now: made, before: replaces });
  const now = await findBillingProfile(em, customerId);
  return { ...profile, stripeCustomerId: now?.stripeCustomerId ?? made };
}

/** One call for a payer; when Stripe does not have him any more, he is made anew and the call is made again. */
export async function forPayer<T>(app: App, customerId: string, call: (payer: Payer) => Promise<StripeAnswer<T>>): Promise<StripeAnswer<T>> {
  const payer = await payerOf(app, customerId, null);
  const answer = await call(payer);
  if (answer.kind !== 'refused' || answer.code !== 'resource_missing') return answer;
  return call(await payerOf(app, customerId, payer.stripeCustomerId));
}
