import type { EntityManager } from '@mikro-orm/postgresql';
import type { Tx } from '../connection/index.ts';

export type PayerToForget = { readonly customerId: string; readonly stripeCustomerId: string; readonly tries: number };

/** Owed with the erasure itself; a customer is owed it once. */
export async function owePayerForgotten(tx: Tx, customerId: string, stripeCustomerId: string): Promise<void> {
  await tx.em.execute(`insert into payer_to_forget (customer_id, stripe_customer_id) values (?, ?) on conflict do nothing`, [customerId, stripeCustomerId]);
}

/** Those that are due; each is put off first, so that two workers do not ask at once and a dead one is followed by the next. */
export async function claimPayersToForget(em: EntityManager, { limit, claimSeconds }: { readonly limit: number; readonly claimSeconds: number }): Promise<PayerToForget[]> {
  return em.execute<PayerToForget[]>(
    `update payer_to_forget p set tries = tries + 1, next_try_at = app.now() + make_interval(secs => ?)
     from (select customer_id from payer_to_forget where next_try_at <= app.now() order by next_try_at limit ? for update skip locked) due
     where p.customer_id = due.customer_id returning p.customer_id as "customerId", p.stripe_customer_id as "stripeCustomerId", p.tries`, [claimSeconds, limit],
  );
}

export async function notePayerForgotten(em: EntityManager, customerId: string): Promise<void> {
  await em.execute(`update payer_to_forget set next_try_at = null, error = null, done_at = app.now() where customer_id = ?`, [customerId]);
}

export async function notePayerKept(em: EntityManager, customerId: string, again: { readonly error: string; readonly seconds: number }): Promise<void> {
  await em.execute(`update payer_to_forget set error = ?, next_try_at = app.now() + make_interval(secs => ?) where customer_id = ? and done_at is null`, [again.error, again.seconds, customerId]);
}
