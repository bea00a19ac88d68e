import { DomainError, type Instant } from '@sysops/domain/shared';
import type { Assignment, AssignmentStatus } from '@sysops/domain/dispatch';
import type { Tx } from '../connection/index.ts';
import { assignmentColumns, liveStatus, toAssignment, type AssignmentColumns, type StoredAssignment } from './assignment-columns.ts';

type Em = Tx['em'];

const at = `to_timestamp(? / 1000.0)`;
const list = (ids: readonly string[]): string => ids.join(',');

export async function findAssignment(em: Em, id: string): Promise<StoredAssignment | null> {
  const [row] = await em.execute<AssignmentColumns[]>(`select ${assignmentColumns} from assignment where id = ?`, [id]);
  return row ? toAssignment(row) : null;
}

/** Locks one assignment. Throws `not_found`. */
export async function lockAssignment(tx: Tx, id: string): Promise<StoredAssignment> {
  const [row] = await tx.em.execute<AssignmentColumns[]>(`select ${assignmentColumns} from assignment where id = ? for update`, [id]);
  if (!row) throw new DomainError('not_found', 'There is no such job', { assignmentId: id });
  return toAssignment(row);
}

const terminal = new Set<AssignmentStatus>(['done', 'declined', 'expired', 'withdrawn', 'released', 'no_show', 'customer_absent', 'cannot_complete']);

type StatusChange = { readonly status: AssignmentStatus; readonly reason?: string | undefined; readonly note?: string | undefined; /** When it was done, if not now. */ readonly at?: Instant | undefined };

/** Moves an assignment; an end frees the rest of its reservation. Its watch starts anew. */
export async function saveAssignmentStatus(tx: Tx, id: string, change: StatusChange): Promise<void> {
  const doneAt = change.at ?? tx.now;
  await tx.em.execute(
    `update assignment set status = ?, end_reason = coalesce(?, end_reason), end_note = coalesce(?, end_note),
       answered_at = coalesce(answered_at, app.now()), acted_at = ${at}, ended_at = case when ? then ${at} end, paused_at = null,
       watch_step = 0, watched_from = null, watch_at = app.now() where id = ?`,
    [change.status, change.reason ?? null, change.note ?? null, doneAt, terminal.has(change.status), doneAt, id],
  );
}

/** Work stands still from `doneAt` on; its watch plans the pause. */
export async function pauseAssignment(tx: Tx, id: string, doneAt: Instant): Promise<void> {
  await tx.em.execute(`update assignment set paused_at = ${at}, acted_at = ${at}, watch_at = app.now() where id = ?`, [doneAt, doneAt, id]);
}

/** Work goes on; what was not worked is remembered, so that nobody is asked for it. */
export async function resumeAssignment(tx: Tx, id: string, doneAt: Instant): Promise<void> {
  await tx.em.execute(
    `update assignment set paused_ms = paused_ms + greatest(0, round(extract(epoch from ${at} - coalesce(paused_at, ${at})) * 1000)),
       paused_at = null, acted_at = ${at}, watch_at = app.now() where id = ?`,
    [doneAt, doneAt, doneAt, id],
  );
}

/** Moves a reservation in time. Says false, and changes nothing, when it would meet another live one of the expert. */
export async function moveReservation(tx: Tx, a: Pick<Assignment, 'id' | 'expertId' | 'departAt' | 'arriveAt' | 'finishAt'>): Promise<boolean> {
  const rows = await tx.em.execute<{ id: string }[]>(
    `update assignment set reserved = tstzrange(${at}, ${at}), arrive_at = ${at}, watch_at = app.now() where id = ? and not exists (
       select 1 from assignment o where o.expert_id = ? and o.id <> ? and o.${liveStatus} and o.reserved && tstzrange(${at}, ${at})) returning id`,
    [a.departAt, a.finishAt, a.arriveAt, a.id, a.expertId, a.id, a.departAt, a.finishAt],
  );
  return rows.length > 0;
}

/**
 * Holds these experts' rows, always in the same order, and says whether the time [from, to) of each is free of live
 * reservations. Whoever plans something for an expert asks this first.
 */
export async function holdIfFree(tx: Tx, wanted: readonly { readonly expertId: string; readonly from: Instant; readonly to: Instant }[]): Promise<boolean> {
  const times = (of: (one: (typeof wanted)[number]) => Instant): string => wanted.map((one) => new Date(of(one)).toISOString()).join(',');
  const [row] = await tx.em.execute<{ free: boolean }[]>(
    `select app.hold_if_free(string_to_array(?, ',')::uuid[], string_to_array(?, ',')::timestamptz[], string_to_array(?, ',')::timestamptz[]) as free`,
    [list(wanted.map((one) => one.expertId)), times((one) => one.from), times((one) => one.to)],
  );
  return row?.free ?? false;
}

export async function assignmentsOfTicket(em: Em, ticketId: string): Promise<StoredAssignment[]> {
  return (await em.execute<AssignmentColumns[]>(`select ${assignmentColumns} from assignment where ticket_id = ? order by offered_at, slot`, [ticketId])).map(toAssignment);
}

/** Locked, so that an end by event and an act of the expert cannot cross. */
export async function lockLiveOfTicket(tx: Tx, ticketId: string): Promise<StoredAssignment[]> {
  return (await tx.em.execute<AssignmentColumns[]>(`select ${assignmentColumns} from assignment where ticket_id = ? and ${liveStatus} order by id for update`, [ticketId])).map(toAssignment);
}

export async function liveOfExperts(em: Em, expertIds: readonly string[]): Promise<StoredAssignment[]> {
  if (expertIds.length === 0) return [];
  return (await em.execute<AssignmentColumns[]>(`select ${assignmentColumns} from assignment where expert_id = any(string_to_array(?, ',')::uuid[]) and ${liveStatus} order by lower(reserved)`, [list(expertIds)])).map(toAssignment);
}

/** Open offers and live jobs, and what ended since `since`, of one expert. */
export async function jobsOfExpert(em: Em, expertId: string, since: Instant): Promise<StoredAssignment[]> {
  return (await em.execute<AssignmentColumns[]>(
    `select ${assignmentColumns} from assignment where expert_id = ? and (${liveStatus} or (status = 'done' and ended_at >= ${at})) order by lower(reserved)`, [expertId, since],
  )).map(toAssignment);
}

/** Offers whose time is over, for the clock. */
export async function expiredOffers(em: Em, limit: number): Promise<{ id: string; ticketId: string }[]> {
  return em.execute(`select id, ticket_id as "ticketId" from assignment where status = 'offered' and expires_at <= app.now() order by expires_at limit ?`, [limit]);
}

/** How often an expert has declined for a reason since then. */
export async function timesDeclined(em: Em, of: { readonly expertId: string; readonly reason: string; readonly since: Instant }): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count from assignment where expert_id = ? and status = 'declined' and end_reason = ? and ended_at > ${at}`, [of.expertId, of.reason, of.since]);
  return row?.count ?? 0;
}

/** Whether the expert's last two offers both ran out in silence; each silence counts towards one verdict only. */
export async function silentTwice(tx: Tx, expertId: string): Promise<boolean> {
  const rows = await tx.em.execute<{ id: string; silent: boolean }[]>(
    `select id, status = 'expired' and not silence_counted as silent from assignment where expert_id = ? and status <> 'withdrawn' order by offered_at desc limit 2`, [expertId],
  );
  const twice = rows.length === 2 && rows.every((row) => row.silent);
  if (twice) await tx.em.execute(`update assignment set silence_counted = true where id = any(string_to_array(?, ',')::uuid[])`, [list(rows.map((row) => row.id))]);
  return twice;
}
