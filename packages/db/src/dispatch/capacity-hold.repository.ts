import type { CapacityHold, CapacityHoldView } from '@sysops/domain/dispatch';
import type { Tx } from '../connection/index.ts';

/** All holds in force, by name: a handful. */
export async function capacityHolds(em: Tx['em']): Promise<CapacityHoldView[]> {
  const rows = await em.execute<{ row: CapacityHoldView }[]>(
    `select json_build_object('id', id, 'name', name, 'area', area, 'skill', skill, 'fromHour', from_hour, 'toHour', to_hour, 'percent', percent, 'setBy', set_by, 'setAt', floor(extract(epoch from set_at) * 1000)::bigint) as row
     from capacity_hold order by name, id`,
  );
  return rows.map(({ row }) => row);
}

/** An unknown skill is a foreign key violation (23503), a used id a unique violation (23505). */
export async function insertCapacityHold(tx: Tx, hold: CapacityHold, setBy: string): Promise<void> {
  await tx.em.execute(
    `insert into capacity_hold (id, name, area, skill, from_hour, to_hour, percent, set_by) values (?, ?, ?::jsonb, ?, ?, ?, ?, ?)`,
    [hold.id, hold.name, JSON.stringify(hold.area), hold.skill, hold.fromHour, hold.toHour, hold.percent, setBy],
  );
}

export async function deleteCapacityHold(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(`delete from capacity_hold where id = ? returning 1`, [id]);
  return rows.length > 0;
}
