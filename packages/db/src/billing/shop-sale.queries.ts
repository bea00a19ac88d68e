import type { EntityManager } from '@mikro-orm/postgresql';
import type { ShopSaleView } from '@sysops/domain/billing';
import { ms } from './columns.ts';

/** `hash` is null for sales from before it was kept, and after an erasure. */
export type KnownSale = { readonly contractId: string; readonly hash: string | null };

/** The sale with exactly this receipt number. */
export async function saleOfReceipt(em: EntityManager, receiptNumber: string): Promise<KnownSale | null> {
  const [row] = await em.execute<KnownSale[]>(`select id as "contractId", sale_hash as hash from contract where receipt_number = ?`, [receiptNumber]);
  return row ?? null;
}

/** What shops have sold, whatever way it came, latest recorded first. */
export async function shopSales(em: EntityManager, limit: number): Promise<ShopSaleView[]> {
  return em.execute<ShopSaleView[]>(
    `select c.id as "contractId", c.receipt_number as "receiptNumber", c.receipt_zip as zip, v.name as "planName", (select count(*)::int from device d where d.contract_id = c.id and d.removed_at is null) as devices,
       ${ms('c.starts_at')} as "soldAt", ${ms('h.at')} as "recordedAt", h.event -> 'by' as by, c.status
     from contract_history h join contract c on c.id = h.contract_id join plan_version v on v.id = c.plan_version_id
     where h.type = 'ContractSold' and c.receipt_number is not null order by h.at desc, h.contract_id desc limit ?`, [limit],
  );
}
