import type { EntityManager } from '@mikro-orm/postgresql';
import type { CardView } from '@sysops/domain/billing';
import type { Address, LanguageCode } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

export type BillTo = { readonly customerId: string; readonly name: string; readonly email: string; readonly language: LanguageCode; readonly address: Address; readonly timeZone: string };
/** `cardMethodId`: which card at Stripe `card` shows; null when there is none, or when it was read before this was kept. */
export type BillingProfile = BillTo & { readonly stripeCustomerId: string | null; readonly card: CardView | null; readonly cardMethodId: string | null };

const columns = `customer_id as "customerId", name, email, language, address, time_zone as "timeZone", stripe_customer_id as "stripeCustomerId", card, card_method_id as "cardMethodId"`;

/** Keeps what bills need of a customer; what he is at Stripe stays. */
export async function saveBillTo(tx: Tx, to: BillTo): Promise<void> {
  await tx.em.execute(
    `insert into billing_profile (customer_id, name, email, language, address, state, time_zone) values (?, ?, ?, ?, ?::jsonb, ?, ?)
     on conflict (customer_id) do update set name = excluded.name, email = excluded.email, language = excluded.language, address = excluded.address, state = excluded.state, time_zone = excluded.time_zone`,
    [to.customerId, to.name, to.email, to.language, JSON.stringify(to.address), to.address.state, to.timeZone],
  );
}

export async function findBillingProfile(em: EntityManager, customerId: string): Promise<BillingProfile | null> {
  const [row] = await em.execute<BillingProfile[]>(`select ${columns} from billing_profile where customer_id = ?`, [customerId]);
  return row ?? null;
}

/** Whoever reckons with a customer's credit holds his row until the transaction ends; lock contract and period first. */
export async function lockBillingProfile(tx: Tx, customerId: string): Promise<void> {
  await tx.em.execute(`select 1 from billing_profile where customer_id = ? for update`, [customerId]);
}

export async function findProfileByStripe(em: EntityManager, stripeCustomerId: string): Promise<BillingProfile | null> {
  const [row] = await em.execute<BillingProfile[]>(`select ${columns} from billing_profile where stripe_customer_id = ?`, [stripeCustomerId]);
  return row ?? null;
}

/** Who this customer is at Stripe, in place of whom we knew before; the first answer stays. */
export async function noteStripeCustomer(em: EntityManager, customerId: string, is: { readonly now: string; readonly before: string | null }): Promise<void> {
  await em.execute(`update billing_profile set stripe_customer_id = ? where customer_id = ? and stripe_customer_id is not distinct from ?`, [is.now, customerId, is.before]);
}

/** The default card as Stripe has it; says whether it is another one than before, or the same with another date. */
export async function noteCard(tx: Tx, customerId: string, found: { readonly card: CardView; readonly methodId: string } | null): Promise<boolean> {
  const card = found === null ? null : JSON.stringify(found.card);
  const rows = await tx.em.execute<unknown[]>(
    `update billing_profile set card = ?::jsonb, card_method_id = ?, card_read_at = app.now() where customer_id = ? and (card is distinct from ?::jsonb or card_method_id is distinct from ?) returning 1`,
    [card, found?.methodId ?? null, customerId, card, found?.methodId ?? null],
  );
  return rows.length > 0;
}

/** Customers with a running contract whose card ends within `days`, for the notice before. `card` is as last seen; ask Stripe again. */
export async function expiringCards(em: EntityManager, days: number, limit: number): Promise<{ customerId: string; contractId: string }[]> {
  return em.execute(
    `select b.customer_id as "customerId", min(c.id::text) as "contractId" from billing_profile b join contract c on c.customer_id = b.customer_id and c.status in ('active','grace') and not c.cancel_at_period_end
     where b.card is not null and b.stripe_customer_id is not null
       and make_date((b.card->>'expYear')::int, (b.card->>'expMonth')::int, 1) + interval '1 month' between app.now() and app.now() + make_interval(days => ?)
       and not exists (select 1 from billing_notice n where n.key = 'card:' || b.customer_id || ':' || (b.card->>'expYear') || '-' || (b.card->>'expMonth') || ':' || ?)
     group by b.customer_id order by b.customer_id limit ?`,
    [days, days, limit],
  );
}
