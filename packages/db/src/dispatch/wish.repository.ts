import type { CustomerWishKind, CustomerWishView } from '@sysops/domain/dispatch';
import type { Tx } from '../connection/index.ts';

export type StoredWish = Omit<CustomerWishView, 'expertName'>;

/** A customer's wishes in force, newest first. */
export async function customerWishes(em: Tx['em'], customerId: string): Promise<StoredWish[]> {
  const rows = await em.execute<{ row: StoredWish }[]>(
    `select json_build_object('expertId', expert_id, 'wish', wish, 'reason', reason, 'setBy', set_by, 'setAt', floor(extract(epoch from set_at) * 1000)::bigint) as row
     from customer_expert_wish where customer_id = ? and ended_at is null order by set_at desc, expert_id`, [customerId],
  );
  return rows.map(({ row }) => row);
}

type By = { readonly name: string; readonly reason: string };

/** Ends the wish in force about an expert; false when there is none. */
export async function endCustomerWish(tx: Tx, pair: { readonly customerId: string; readonly expertId: string }, by: By): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(
    `update customer_expert_wish set ended_at = app.now(), ended_by = ?, end_reason = ? where customer_id = ? and expert_id = ? and ended_at is null returning 1`, [by.name, by.reason, pair.customerId, pair.expertId],
  );
  return rows.length > 0;
}

/** A new wish ends the one before. An unknown customer or expert is a foreign key violation (23503), another one at the same moment a unique violation (23505). */
export async function saveCustomerWish(tx: Tx, { wish, ...pair }: { readonly customerId: string; readonly expertId: string; readonly wish: CustomerWishKind }, by: By): Promise<void> {
  await endCustomerWish(tx, pair, by);
  await tx.em.execute(`insert into customer_expert_wish (customer_id, expert_id, wish, reason, set_by) values (?, ?, ?, ?, ?)`, [pair.customerId, pair.expertId, wish, by.reason, by.name]);
}
