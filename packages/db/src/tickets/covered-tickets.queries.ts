import type { EntityManager } from '@mikro-orm/postgresql';
import type { Interval } from '@sysops/domain/shared';

/** Whose tickets, covered by what, raised when. */
export type CoveredBy = { readonly contractId: string; readonly customerId: string; readonly within: Interval };

/** Tickets that a contract covers and that were not cancelled, for each contract asked for. A customer's tickets are few: they are found by him. */
export async function countCovered(em: EntityManager, asked: readonly CoveredBy[]): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map();
  const rows = await em.execute<{ id: string; count: number }[]>(
    `select a.id, (select count(*)::int from ticket t where t.customer_id = a.customer and t.created_at >= a.since and t.created_at < a.until
       and t.status <> 'cancelled' and t.state #>> '{cover,contractId}' = a.id) as count
     from jsonb_to_recordset(?::jsonb) as a(id text, customer uuid, since timestamptz, until timestamptz)`,
    [JSON.stringify(asked.map(({ contractId, customerId, within }) => ({ id: contractId, customer: customerId, since: new Date(within.from), until: new Date(within.to) })))],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
