import type { EntityManager } from '@mikro-orm/postgresql';
import type { DifferenceKind, DifferenceView } from '@sysops/domain/billing';
import type { Tx } from '../connection/index.ts';
import { ms } from './columns.ts';

export type NewDifference = { readonly id: string; readonly key: string; readonly kind: DifferenceKind; readonly contractId: string | null; readonly period: number | null; readonly customerId: string | null; readonly facts: DifferenceView['facts'] };

/**
 * Raises a difference once for its key; says whether it is new. One that `lasts` is raised anew while it is still there
 * a day after somebody has settled it.
 */
export async function raiseDifference(em: EntityManager, d: NewDifference & { readonly lasts?: boolean }): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `insert into billing_difference (id, key, kind, contract_id, period, customer_id, facts) values (?, ?, ?, ?, ?, ?, ?::jsonb)
     on conflict (key) do update set state = 'open', facts = excluded.facts, found_at = app.now(), settled_at = null, settled_by = null, note = null, asked_by = null, asked_by_name = null
       where ? and billing_difference.state <> 'open' and billing_difference.settled_at < app.now() - interval '1 day'
     returning 1`,
    [d.id, d.key, d.kind, d.contractId, d.period, d.customerId, JSON.stringify(d.facts), d.lasts ?? false],
  );
  return rows.length > 0;
}

const columns = `d.id, d.kind, d.contract_id as "contractId", d.period, coalesce(d.customer_id, c.customer_id) as "customerId", b.name as "customerName", d.facts, d.state, ${ms('d.found_at')} as "foundAt", ${ms('d.settled_at')} as "settledAt", d.settled_by as "settledBy", d.note, d.asked_by_name as "askedByName"`;
const joins = `left join contract c on c.id = d.contract_id left join billing_profile b on b.customer_id = coalesce(d.customer_id, c.customer_id)`;

/** Open ones first, newest first. */
export async function listDifferences(em: EntityManager, limit: number): Promise<DifferenceView[]> {
  return em.execute<DifferenceView[]>(`select ${columns} from billing_difference d ${joins} order by (d.state = 'open') desc, d.found_at desc, d.id limit ?`, [limit]);
}

export async function openDifferences(em: EntityManager, limit: number): Promise<DifferenceView[]> {
  return em.execute<DifferenceView[]>(`select ${columns} from billing_difference d ${joins} where d.state = 'open' order by d.found_at desc, d.id limit ?`, [limit]);
}

export async function findDifference(em: EntityManager, id: string): Promise<DifferenceView | null> {
  const [row] = await em.execute<DifferenceView[]>(`select ${columns} from billing_difference d ${joins} where d.id = ?`, [id]);
  return row ?? null;
}

/** `askedBy`: the account that asked for a repair which a second person has to agree to. */
export type OpenDifference = DifferenceView & { readonly askedBy: string | null };

export async function lockDifference(tx: Tx, id: string): Promise<OpenDifference | null> {
  const [row] = await tx.em.execute<OpenDifference[]>(`select ${columns}, d.asked_by as "askedBy" from billing_difference d ${joins} where d.id = ? for update of d`, [id]);
  return row ?? null;
}

export async function askForRepair(tx: Tx, id: string, who: { readonly by: string; readonly byName: string }): Promise<void> {
  await tx.em.execute(`update billing_difference set asked_by = ?, asked_by_name = ? where id = ?`, [who.by, who.byName, id]);
}

export async function settleDifference(em: EntityManager, id: string, how: { readonly state: 'repaired' | 'dismissed'; readonly by: string; readonly note: string }): Promise<void> {
  await em.execute(`update billing_difference set state = ?, settled_at = app.now(), settled_by = ?, note = ? where id = ? and state = 'open'`, [how.state, how.by, how.note, id]);
}

/** Open ones about a charge that nobody needs to look at any more: its period is paid or waived, or its plan has ended. */
export async function settleOvercome(em: EntityManager): Promise<number> {
  const rows = await em.execute<unknown[]>(
    `update billing_difference d set state = 'repaired', settled_at = app.now(), settled_by = 'Sysops Squad', note = 'Over by itself'
     from contract c left join billing_period p on p.contract_id = c.id
     where d.state = 'open' and d.kind in ('skipped_period','charge_stuck','charge_cancelled') and c.id = d.contract_id and p.period = d.period and (p.state in ('paid','waived') or c.status = 'ended') returning 1`);
  return rows.length;
}
