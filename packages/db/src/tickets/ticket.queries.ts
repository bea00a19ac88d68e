import type { EntityManager } from '@mikro-orm/postgresql';
import type { ListTickets, ProblemTypeView, StaffTaskView, Ticket } from '@sysops/domain/tickets';

type ProblemTypeRow = { code: string; category: ProblemTypeView['category']; title_en: string; title_es: string; required_skills: ProblemTypeView['requiredSkills']; expected_minutes: number; priority: ProblemTypeView['priority'] };

export type ProblemType = Omit<ProblemTypeView, 'title'>;

const toProblemType = (row: ProblemTypeRow): ProblemType => ({
  code: row.code, category: row.category, titles: { en: row.title_en, es: row.title_es },
  requiredSkills: row.required_skills, expectedMinutes: row.expected_minutes, priority: row.priority,
});

export async function listProblemTypes(em: EntityManager): Promise<ProblemType[]> {
  const rows = await em.execute<ProblemTypeRow[]>('select * from problem_type order by category, sort, code');
  return rows.map(toProblemType);
}

export async function findProblemType(em: EntityManager, code: string): Promise<ProblemType | null> {
  const [row] = await em.execute<ProblemTypeRow[]>('select * from problem_type where code = ?', [code]);
  return row ? toProblemType(row) : null;
}

/** The number of an open ticket for the same customer, device and problem of the last 24 h, or null. */
export async function findDuplicate(em: EntityManager, key: { customerId: string; deviceId: string | null; problemCode: string; ticketId: string }): Promise<string | null> {
  if (key.deviceId === null) return null;
  const [row] = await em.execute<{ id: string }[]>(
    `select id from ticket where customer_id = ? and device_id = ? and problem_code = ? and id <> ?
       and status not in ('completed','closed','cancelled') and created_at > app.now() - interval '24 hours' limit 1`,
    [key.customerId, key.deviceId, key.problemCode, key.ticketId],
  );
  return row?.id ?? null;
}

/** Sort key and direction of each order; a page goes on behind the key of the last row before it. */
const orders: Readonly<Record<ListTickets['order'], { readonly key: string; readonly down: boolean }>> = {
  newest: { key: 'created_at', down: true },
  due: { key: 'next_due_at', down: false },
  changed: { key: 'updated_at', down: true },
};

/** In the order asked for; `after` is the last id of the page before. */
export async function pageOfTickets(em: EntityManager, filter: ListTickets): Promise<Ticket[]> {
  const where: string[] = ['true'];
  const values: unknown[] = [];
  const add = (sql: string, ...params: unknown[]) => { where.push(sql); values.push(...params); };
  if (filter.status && filter.status.length > 0) add(`status = any(string_to_array(?, ','))`, filter.status.join(','));
  if (filter.priority && filter.priority.length > 0) add(`priority = any(string_to_array(?, ','))`, filter.priority.join(','));
  if (filter.customerId) add('customer_id = ?', filter.customerId);
  if (filter.expertId) add('expert_id = ?', filter.expertId);
  if (filter.search) add(`search like '%' || ? || '%'`, filter.search.toLowerCase().replace(/[\\%_]/g, '\\$&'));
  const { key, down } = orders[filter.order];
  if (filter.order === 'due') where.push('next_due_at is not null');
  if (filter.after) add(`(${key}, id) ${down ? '<' : '>'} (select ${key}, id from ticket where id = ?)`, filter.after);
  const direction = down ? 'desc' : 'asc';
  const rows = await em.execute<{ state: Ticket }[]>(
    `select state from ticket where ${where.join(' and ')} order by ${key} ${direction}, id ${direction} limit ?`, [...values, filter.limit],
  );
  return rows.map((row) => row.state);
}

export async function countByStatus(em: EntityManager): Promise<{ status: Ticket['status']; count: number }[]> {
  return em.execute(`select status, count(*)::int as count from ticket group by status order by status`);
}

/** Ids of tickets whose next step is due, oldest first, for the clocks of the lifecycle itself. A pause on site has a person at it and is not among them. */
export async function dueTickets(em: EntityManager, status: Ticket['status'], limit: number): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from ticket where status = ? and next_due_at <= app.now() and not (status = 'on_hold' and assignment_id is not null) order by next_due_at limit ?`, [status, limit],
  );
  return rows.map((row) => row.id);
}

export type StaffTask = { readonly kind: string; readonly ownerRole: string; readonly note: string; readonly dedupeKey: string; readonly ticketId: string | null; /** Whom a task without a ticket is about. */ readonly customerId?: string | null; readonly dueAt: number; readonly cause?: TaskCause };

/** What a task is about: one open task for each key. `round` counts its calls; at `raiseAt`, if given, it calls again. */
export type TaskCause = { readonly key: string; readonly round: number; readonly step: number; readonly raiseAt: number | null };

/** One task for each dedupe key, and one open task for each cause; says whether it is new. */
export async function addStaffTask(em: EntityManager, task: StaffTask): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `insert into staff_task (id, kind, dedupe_key, ticket_id, customer_id, owner_role, note, due_at, cause_key, round, step, raise_at)
     values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, to_timestamp(? / 1000.0), ?, ?, ?, to_timestamp(?::double precision / 1000.0)) on conflict do nothing returning 1`,
    [task.kind, task.dedupeKey, task.ticketId, task.customerId ?? null, task.ownerRole, task.note, task.dueAt, task.cause?.key ?? null, task.cause?.round ?? 1, task.cause?.step ?? 1, task.cause?.raiseAt ?? null],
  );
  return rows.length > 0;
}

const taskMs = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/** Open tasks of these roles, soonest due first, or every task of one ticket. */
export async function listTasks(em: EntityManager, filter: { readonly ownerRoles: readonly string[]; readonly ticketId: string | null }): Promise<Omit<StaffTaskView, 'customerName'>[]> {
  const rows = await em.execute<{ row: Omit<StaffTaskView, 'customerName'> }[]>(
    `select json_build_object('id', t.id, 'kind', kind, 'ownerRole', owner_role, 'note', note, 'ticketId', ticket_id, 'ticketNumber', ticket.number, 'customerId', coalesce(t.customer_id, ticket.customer_id), 'dueAt', ${taskMs('due_at')}, 'createdAt', ${taskMs('t.created_at')},
       'doneAt', ${taskMs('done_at')}, 'doneBy', done_by, 'doneNote', done_note) as row
     from staff_task t left join ticket on ticket.id = t.ticket_id
     where ${filter.ticketId === null ? `done_at is null and owner_role = any(string_to_array(?, ','))` : 'ticket_id = ?'} order by due_at, t.id limit 500`,
    [filter.ticketId ?? filter.ownerRoles.join(',')],
  );
  return rows.map(({ row }) => row);
}

/** Says false when it was done before or does not exist. */
export async function settleTask(em: EntityManager, done: { readonly id: string; readonly by: string; readonly note: string }): Promise<boolean> {
  const rows = await em.execute<unknown[]>(`update staff_task set done_at = app.now(), done_by = ?, done_note = ? where id = ? and done_at is null returning 1`, [done.by, done.note, done.id]);
  return rows.length > 0;
}

/** The customer has rated the repair; only the tracker shows it, the lifecycle does not depend on it. */
export async function markRated(em: EntityManager, ticketId: string): Promise<void> {
  await em.execute(`update ticket set rated_at = coalesce(rated_at, app.now()) where id = ?`, [ticketId]);
}

/** Waiting tickets that have seen no change for `seconds`: whatever should have happened to them may have been lost. */
export async function waitingFor(em: EntityManager, seconds: number, limit: number): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from ticket where status = 'waiting' and updated_at < app.now() - make_interval(secs => ?) order by updated_at limit ?`, [seconds, limit],
  );
  return rows.map((row) => row.id);
}
