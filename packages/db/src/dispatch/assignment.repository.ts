import { DomainError, minute, type Instant } from '@sysops/domain/shared';
import type { Assignment, AssignmentStatus, WatchedVisit } from '@sysops/domain/dispatch';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

type Row = {
  id: string; ticket_id: string; expert_id: string; status: AssignmentStatus; slot: number; offered_at: string; expires_at: string;
  depart_at: string; arrive_at: string; finish_at: string; travel_minutes: number; work_minutes: number; lat: number; lng: number; decision_id: string | null; ended_at: string | null; end_reason: string | null;
  announced_at: string | null; late_told_at: string | null; watch_step: number; watched_from: string | null; latest_arrival: string | null;
};

const ms = (column: string, name: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint::text as ${name}`;

const columns = `id, ticket_id, expert_id, status, slot, travel_minutes, work_minutes, lat, lng, decision_id, end_reason, watch_step,
  ${ms('offered_at', 'offered_at')}, ${ms('expires_at', 'expires_at')}, ${ms('lower(reserved)', 'depart_at')}, ${ms('arrive_at', 'arrive_at')},
  ${ms('upper(reserved)', 'finish_at')}, ${ms('ended_at', 'ended_at')}, ${ms('announced_at', 'announced_at')}, ${ms('late_told_at', 'late_told_at')}, ${ms('watched_from', 'watched_from')}, ${ms('latest_arrival', 'latest_arrival')}`;

export type StoredAssignment = Assignment & WatchedVisit & { readonly endedAt: Instant | null; readonly endReason: string | null; readonly latestArrival: Instant | null };

const instant = (value: string | null): Instant | null => (value === null ? null : Number(value));

const toAssignment = (row: Row): StoredAssignment => ({
  id: row.id, ticketId: row.ticket_id, expertId: row.expert_id, status: row.status, slot: row.slot,
  offeredAt: Number(row.offered_at), expiresAt: Number(row.expires_at), departAt: Number(row.depart_at), arriveAt: Number(row.arrive_at), finishAt: Number(row.finish_at),
  travelMinutes: row.travel_minutes, place: { lat: row.lat, lng: row.lng }, decisionId: row.decision_id,
  workMinutes: row.work_minutes, endedAt: instant(row.ended_at), endReason: row.end_reason,
  announcedAt: instant(row.announced_at), lateToldAt: instant(row.late_told_at), watchStep: row.watch_step, watchedFrom: instant(row.watched_from), latestArrival: instant(row.latest_arrival),
});

const at = `to_timestamp(? / 1000.0)`;
const live = `status in ('offered','accepted','travelling','arrived')`;
const list = (ids: readonly string[]): string => ids.join(',');

/** Reserves the expert's time. An overlap, a second open offer or a second accepted visit is refused by the database. */
export async function insertAssignment(tx: Tx, a: Assignment): Promise<void> {
  await tx.em.execute(
    `insert into assignment (id, ticket_id, expert_id, status, slot, reserved, arrive_at, travel_minutes, work_minutes, lat, lng, offered_at, expires_at, answered_at, announced_at, decision_id)
     values (?, ?, ?, ?, ?, tstzrange(${at}, ${at}), ${at}, ?, ?, ?, ?, ${at}, ${at}, case when ? then app.now() end, case when ? then ${at} end, ?)`,
    [a.id, a.ticketId, a.expertId, a.status, a.slot, a.departAt, a.finishAt, a.arriveAt, a.travelMinutes, Math.max(1, Math.round((a.finishAt - a.arriveAt) / minute)), a.place.lat, a.place.lng, a.offeredAt, a.expiresAt, a.status === 'accepted', a.status === 'accepted', a.arriveAt, a.decisionId],
  );
}

export async function findAssignment(em: Em, id: string): Promise<StoredAssignment | null> {
  const [row] = await em.execute<Row[]>(`select ${columns} from assignment where id = ?`, [id]);
  return row ? toAssignment(row) : null;
}

/** Locks one assignment. Throws `not_found`. */
export async function lockAssignment(tx: Tx, id: string): Promise<StoredAssignment> {
  const [row] = await tx.em.execute<Row[]>(`select ${columns} from assignment where id = ? for update`, [id]);
  if (!row) throw new DomainError('not_found', 'There is no such job', { assignmentId: id });
  return toAssignment(row);
}

const terminal = new Set<AssignmentStatus>(['done', 'declined', 'expired', 'withdrawn', 'released', 'no_show', 'customer_absent', 'cannot_complete']);

/** Moves an assignment; an end frees the rest of its reservation. Its watch starts anew. */
export async function saveAssignmentStatus(tx: Tx, id: string, change: { readonly status: AssignmentStatus; readonly reason?: string | undefined; readonly note?: string | undefined }): Promise<void> {
  await tx.em.execute(
    `update assignment set status = ?, end_reason = coalesce(?, end_reason), end_note = coalesce(?, end_note),
       answered_at = coalesce(answered_at, app.now()), ended_at = case when ? then app.now() end,
       watch_step = 0, watched_from = null, watch_at = app.now() where id = ?`,
    [change.status, change.reason ?? null, change.note ?? null, terminal.has(change.status), id],
  );
}

/** Moves a reservation in time. Says false, and changes nothing, when it would meet another live one of the expert. */
export async function moveReservation(tx: Tx, a: Pick<Assignment, 'id' | 'expertId' | 'departAt' | 'arriveAt' | 'finishAt'>): Promise<boolean> {
  const rows = await tx.em.execute<{ id: string }[]>(
    `update assignment set reserved = tstzrange(${at}, ${at}), arrive_at = ${at}, watch_at = app.now() where id = ? and not exists (
       select 1 from assignment o where o.expert_id = ? and o.id <> ? and o.${live} and o.reserved && tstzrange(${at}, ${at})) returning id`,
    [a.departAt, a.finishAt, a.arriveAt, a.id, a.expertId, a.id, a.departAt, a.finishAt],
  );
  return rows.length > 0;
}

/** Whether the expert has a live reservation that touches [from, to). Ask under the expert's row lock. */
export async function isTaken(tx: Tx, expertId: string, range: { readonly from: Instant; readonly to: Instant }): Promise<boolean> {
  const rows = await tx.em.execute<{ one: number }[]>(`select 1 as one from assignment where expert_id = ? and ${live} and reserved && tstzrange(${at}, ${at}) limit 1`, [expertId, range.from, range.to]);
  return rows.length > 0;
}

export async function assignmentsOfTicket(em: Em, ticketId: string): Promise<StoredAssignment[]> {
  return (await em.execute<Row[]>(`select ${columns} from assignment where ticket_id = ? order by offered_at, slot`, [ticketId])).map(toAssignment);
}

/** Locked, so that an end by event and an act of the expert cannot cross. */
export async function lockLiveOfTicket(tx: Tx, ticketId: string): Promise<StoredAssignment[]> {
  return (await tx.em.execute<Row[]>(`select ${columns} from assignment where ticket_id = ? and ${live} order by id for update`, [ticketId])).map(toAssignment);
}

export async function liveOfExperts(em: Em, expertIds: readonly string[]): Promise<StoredAssignment[]> {
  if (expertIds.length === 0) return [];
  return (await em.execute<Row[]>(`select ${columns} from assignment where expert_id = any(string_to_array(?, ',')::uuid[]) and ${live} order by lower(reserved)`, [list(expertIds)])).map(toAssignment);
}

/** Open offers and live jobs, and what ended since `since`, of one expert. */
export async function jobsOfExpert(em: Em, expertId: string, since: Instant): Promise<StoredAssignment[]> {
  return (await em.execute<Row[]>(
    `select ${columns} from assignment where expert_id = ? and (${live} or (status = 'done' and ended_at >= ${at})) order by lower(reserved)`, [expertId, since],
  )).map(toAssignment);
}

/** Offers whose time is over, for the clock. */
export async function expiredOffers(em: Em, limit: number): Promise<{ id: string; ticketId: string }[]> {
  return em.execute(`select id, ticket_id as "ticketId" from assignment where status = 'offered' and expires_at <= app.now() order by expires_at limit ?`, [limit]);
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
