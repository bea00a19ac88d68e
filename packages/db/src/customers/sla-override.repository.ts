import type { CustomerView, SlaOverrideView } from '@sysops/domain/customers';
import type { Instant } from '@sysops/domain/shared';
import type { SlaOverride } from '@sysops/domain/sla';
import type { Tx } from '../connection/index.ts';
import { customerColumns } from './customer.queries.ts';

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/** A customer's overrides, latest first; those that are long over too. */
export async function slaOverridesOf(em: Tx['em'], customerId: string): Promise<SlaOverrideView[]> {
  const rows = await em.execute<{ row: SlaOverrideView }[]>(
    `select json_build_object('id', id, 'from', ${ms('lower(during)')}, 'to', ${ms('upper(during)')}, 'targets', targets, 'reason', reason, 'setBy', set_by, 'setAt', ${ms('set_at')}, 'endedBy', ended_by,
       'state', case when taken_back then 'taken_back' when app.now() < lower(during) then 'ahead' when during @> app.now() then 'in_force' else 'over' end) as row
     from sla_override where customer_id = ? order by lower(during) desc limit 50`, [customerId],
  );
  return rows.map(({ row }) => row);
}

type NewOverride = { readonly id: string; readonly customerId: string; readonly from: Instant | null; readonly to: Instant; readonly targets: SlaOverride; readonly reason: string; readonly setBy: string };

/** A start that has passed is now, read once: a simulation's clock runs on within a statement. Two at once are an exclusion violation (23P01), an unknown customer a foreign key violation (23503). */
export async function insertSlaOverride(tx: Tx, { id, customerId, from, to, targets, reason, setBy }: NewOverride): Promise<void> {
  await tx.em.execute(
    `with clock as materialized (select app.now() as now)
     insert into sla_override (id, customer_id, during, targets, reason, set_by, set_at)
     select ?::uuid, ?::uuid, tstzrange(greatest(now, to_timestamp(?::double precision / 1000.0)), to_timestamp(?::double precision / 1000.0)), ?::jsonb, ?, ?, now from clock`,
    [id, customerId, from, to, JSON.stringify(targets), reason, setBy],
  );
}

/** One that is in force ends now; one that has not begun is taken back. Null when there is none that is not over. */
export async function endSlaOverride(tx: Tx, id: string, by: { readonly name: string; readonly reason: string }): Promise<{ readonly customerId: string } | null> {
  const [cut] = await tx.em.execute<{ customerId: string }[]>(
    `update sla_override set during = tstzrange(lower(during), app.now()), ended_by = ?, end_reason = ? where id = ? and not taken_back and during @> app.now() and lower(during) < app.now() returning customer_id as "customerId"`, [by.name, by.reason, id],
  );
  if (cut) return cut;
  const [gone] = await tx.em.execute<{ customerId: string }[]>(
    `update sla_override set taken_back = true, ended_by = ?, end_reason = ? where id = ? and not taken_back and lower(during) >= app.now() returning customer_id as "customerId"`, [by.name, by.reason, id],
  );
  return gone ?? null;
}

/** The profile with the times that hold for a ticket raised now; one statement, because ticket entry waits for it. */
export async function findRaisingCustomer(em: Tx['em'], id: string): Promise<(CustomerView & { readonly slaOverride: SlaOverride | null }) | null> {
  const [row] = await em.execute<(CustomerView & { slaOverride: SlaOverride | null })[]>(
    `select ${customerColumns}, (select o.targets from sla_override o where o.customer_id = customer.id and o.during @> app.now() and not o.taken_back) as "slaOverride" from customer where id = ?`, [id],
  );
  return row ?? null;
}
