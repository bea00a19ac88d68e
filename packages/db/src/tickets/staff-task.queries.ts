import type { EntityManager } from '@mikro-orm/postgresql';
import type { Instant } from '@sysops/domain/shared';

const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint::float8`;

export type TaskRow = { readonly id: string; readonly kind: string; readonly ticketId: string | null; readonly ownerRole: string; readonly note: string; readonly causeKey: string | null; readonly round: number; readonly step: number; readonly doneAt: Instant | null; readonly doneBy: string | null };

const columns = `id, kind, ticket_id as "ticketId", owner_role as "ownerRole", note, cause_key as "causeKey", round, step, ${ms('done_at')} as "doneAt", done_by as "doneBy"`;

export async function findTask(em: EntityManager, id: string): Promise<TaskRow | null> {
  const [row] = await em.execute<TaskRow[]>(`select ${columns} from staff_task where id = ?`, [id]);
  return row ?? null;
}

/** The latest task that a cause has made. */
export async function lastOfCause(em: EntityManager, causeKey: string): Promise<TaskRow | null> {
  const [row] = await em.execute<TaskRow[]>(`select ${columns} from staff_task where cause_key = ? order by round desc limit 1`, [causeKey]);
  return row ?? null;
}

export async function hasOpenTask(em: EntityManager, ticketId: string, kind: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(`select 1 from staff_task where ticket_id = ? and done_at is null and kind = ? limit 1`, [ticketId, kind]);
  return rows.length > 0;
}

/** When somebody other than `by` has last settled a task of this ticket that had called for a person. */
export async function lastSettledBySomebody(em: EntityManager, ticketId: string, by: string): Promise<Instant | null> {
  const [row] = await em.execute<{ at: Instant | null }[]>(`select ${ms('max(done_at)')} as at from staff_task where ticket_id = ? and cause_key like 'escalation:%' and done_by <> ?`, [ticketId, by]);
  return row?.at ?? null;
}

type Ended = { readonly ticketId: string; readonly kinds: readonly string[]; readonly by: string; readonly note: string };

/** Ends the ticket's open tasks of these kinds with what came of them. `calling`: how many others still call for a person. */
export async function endTasks(em: EntityManager, { ticketId, kinds, by, note }: Ended): Promise<{ readonly ended: number; readonly calling: number }> {
  const [row] = await em.execute<{ ended: number; calling: number }[]>(
    `with ended as (update staff_task set done_at = app.now(), done_by = ?, done_note = ? where ticket_id = ? and done_at is null and kind = any(string_to_array(?, ',')) returning id)
     select (select count(*)::int from ended) as ended,
       (select count(*)::int from staff_task where ticket_id = ? and done_at is null and cause_key like 'escalation:%' and id not in (select id from ended)) as calling`,
    [by, note, ticketId, kinds.join(','), ticketId],
  );
  return row ?? { ended: 0, calling: 0 };
}

/** Ends the open task of one cause, or every open one of a kind that is about no ticket; says how many. */
export async function endTasksAbout(em: EntityManager, about: { readonly causeKey: string } | { readonly kind: string }, done: { readonly by: string; readonly note: string }): Promise<number> {
  const [where, value] = 'causeKey' in about ? ['cause_key = ?', about.causeKey] : ['ticket_id is null and kind = ?', about.kind];
  const rows = await em.execute<unknown[]>(`update staff_task set done_at = app.now(), done_by = ?, done_note = ? where done_at is null and ${where} returning 1`, [done.by, done.note, value]);
  return rows.length;
}

/** Tasks that nobody has settled in time, longest waiting first. */
export async function tasksToRaise(em: EntityManager, limit: number): Promise<{ id: string; ticketId: string }[]> {
  return em.execute(`select id, ticket_id as "ticketId" from staff_task where done_at is null and raise_at <= app.now() and ticket_id is not null order by raise_at limit ?`, [limit]);
}

/** Calls once more, with new times; false when somebody has settled it or called before. */
export async function raiseTask(em: EntityManager, task: { readonly id: string; readonly round: number; readonly raiseAt: Instant; readonly dueAt: Instant }): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update staff_task set round = round + 1, raise_at = to_timestamp(? / 1000.0), due_at = to_timestamp(? / 1000.0) where id = ? and round = ? and done_at is null and raise_at <= app.now() returning 1`, [task.raiseAt, task.dueAt, task.id, task.round],
  );
  return rows.length > 0;
}
