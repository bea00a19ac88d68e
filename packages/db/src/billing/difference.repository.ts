import type { EntityManager } from '@mikro-orm/postgresql';
import type { DifferenceKind, DifferenceView } from '@sysops/domain/billing';
import type { Tx } from '../connection/index.ts';
import { ms } from './columns.ts';

export type NewDifference = { readonly id: string; readonly key: string; readonly kind: DifferenceKind; readonly contractId: string | null; readonly period: number | null; readonly customerId: string | null; readonly facts: DifferenceView['facts'] };

/** Raises a difference once for its key; says whether it is new. */
export async function raiseDifference(em: EntityManager, d: NewDifference): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `insert into billing_difference (id, key, kind, contract_id, period, customer_id, facts) values (?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (key) do nothing returning 1`,
    [d.id, d.key, d.kind, d.contractId, d.period, d.customerId, JSON.stringify(d.facts)],
  );
  return rows.length > 0;
}

const columns = `d.id, d.kind, d.contract_id as "contractId", d.period, coalesce(d.customer_id, c.customer_id) as "customerId", b.name as "customerName", d.facts, d.state, ${ms('d.found_at')} as "foundAt", ${ms('d.settled_at')} as "settledAt", d.settled_by as "settledBy"`;
const joins = `left join contract c on c.id = d.contract_id left join billing_profile b on b.customer_id = coalesce(d.customer_id, c.customer_id)`;

/** Open ones first, newest first. */
export async function listDifferences(em: EntityManager, limit: number): Promise<DifferenceView[]> {
  return em.execute<DifferenceView[]>(`select ${columns} from billing_difference d ${joins} order by (d.state = 'open') desc, d.found_at desc, d.id limit ?`, [limit]);
}

export async function openDifferences(em: EntityManager, limit: number): Promise<DifferenceView[]> {
  return em.execute<DifferenceView[]>(`select ${columns} from billing_difference d ${joins} where d.state = 'open' order by d.found_at desc, d.id limit ?`, [limit]);
}

export async function lockDifference(tx: Tx, id: string): Promise<DifferenceView | null> {
  const [row] = await tx.em.execute<DifferenceView[]>(`select ${columns} from billing_difference d ${joins} where d.id = ? for update of d`, [id]);
  return row ?? null;
}

export async function settleDifference(em: EntityManager, id: string, how: { readonly state: 'repaired' | 'dismissed'; readonly by: string; readonly note: string }): Promise<void> {
  await em.execute(`update billing_difference set state = ?, settled_at = app.now(), settled_by = ?, note = ? where id = ? and state = 'open'`, [how.state, how.by, how.note, id]);
}
