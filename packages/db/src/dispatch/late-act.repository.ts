import type { LateActView } from '@sysops/domain/dispatch';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

export type NewLateAct = { readonly id: string; readonly assignmentId: string; readonly ticketId: string; readonly expertId: string; readonly procedure: string; readonly input: object; readonly doneAt: Instant; readonly refusedWith: string };

/** Kept once for its command. */
export async function insertLateAct(tx: Tx, act: NewLateAct): Promise<void> {
  await tx.em.execute(
    `insert into late_act (id, assignment_id, ticket_id, expert_id, procedure, input, done_at, refused_with)
     values (?, ?, ?, ?, ?, ?::jsonb, to_timestamp(? / 1000.0), ?) on conflict (id) do nothing`,
    [act.id, act.assignmentId, act.ticketId, act.expertId, act.procedure, JSON.stringify(act.input), act.doneAt, act.refusedWith],
  );
}

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/** Oldest first: open ones, or all of one ticket. */
export async function listLateActs(em: Em, filter: { readonly ticketId?: string | undefined }): Promise<LateActView[]> {
  const rows = await em.execute<{ row: LateActView }[]>(
    `select json_build_object('id', id, 'assignmentId', assignment_id, 'ticketId', ticket_id, 'expertId', expert_id, 'procedure', procedure, 'input', input,
       'doneAt', ${ms('done_at')}, 'receivedAt', ${ms('received_at')}, 'refusedWith', refused_with, 'settledAt', ${ms('settled_at')}, 'settledBy', settled_by, 'note', note) as row
     from late_act where ${filter.ticketId ? 'ticket_id = ?' : 'settled_at is null'} order by done_at, id limit 500`,
    filter.ticketId ? [filter.ticketId] : [],
  );
  return rows.map(({ row }) => row);
}

/** Says whose visit it was; null when it was settled before or does not exist. */
export async function settleLateAct(tx: Tx, settled: { readonly id: string; readonly by: string; readonly note: string }): Promise<string | null> {
  const [row] = await tx.em.execute<{ id: string }[]>(`update late_act set settled_at = app.now(), settled_by = ?, note = ? where id = ? and settled_at is null returning assignment_id::text as id`, [settled.by, settled.note, settled.id]);
  return row?.id ?? null;
}

export async function openLateActs(tx: Tx, assignmentId: string): Promise<number> {
  const [row] = await tx.em.execute<{ count: number }[]>(`select count(*)::int as count from late_act where assignment_id = ? and settled_at is null`, [assignmentId]);
  return row?.count ?? 0;
}
