import type { EntityManager } from '@mikro-orm/postgresql';
import type { AttentionItem } from '@sysops/domain/billing';
import { anyId, list, ms } from './columns.ts';

export type FailedPeriodRow = Omit<AttentionItem, 'failure'> & { readonly failureCode: string | null };

/** Contracts that are past due, the one that ends first at the top. */
export async function pastDue(em: EntityManager, limit: number): Promise<FailedPeriodRow[]> {
  return em.execute<FailedPeriodRow[]>(
    `select c.id as "contractId", c.customer_id as "customerId", coalesce(b.name, '') as "customerName", v.name as "planName", c.status, c.paid_through + 1 as period,
       coalesce(p.net_cents + p.tax_cents - p.credit_cents, v.price_cents) as "chargeCents", p.failure_code as "failureCode", ${ms('c.failed_at')} as "failedAt",
       ${ms('greatest(p.next_try_at, p.held_until)')} as "nextTryAt", ${ms('c.suspend_at')} as "suspendAt", ${ms('c.end_at')} as "endAt"
     from contract c join plan_version v on v.id = c.plan_version_id left join billing_profile b on b.customer_id = c.customer_id left join billing_period p on p.contract_id = c.id and p.period = c.paid_through + 1
     where c.status in ('grace','suspended') order by c.end_at, c.id limit ?`,
    [limit],
  );
}

export async function billedNames(em: EntityManager, customerIds: readonly string[]): Promise<Map<string, string>> {
  if (customerIds.length === 0) return new Map();
  const rows = await em.execute<{ id: string; name: string }[]>(`select customer_id as id, name from billing_profile where customer_id = ${anyId}`, [list(customerIds)]);
  return new Map(rows.map((row) => [row.id, row.name]));
}
