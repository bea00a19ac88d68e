import { DomainError, type Instant } from '@sysops/domain/shared';
import type { Assignment, AssignmentStatus } from '@sysops/domain/dispatch';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

type Row = {
  id: string; ticket_id: string; expert_id: string; status: AssignmentStatus; slot: number; offered_at: string; expires_at: string;
  depart_at: string; arrive_at: string; finish_at: string; travel_minutes: number; lat: number; lng: number; decision_id: string | null; ended_at: string | null; end_reason: string | null;
};

const ms = (column: string, name: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint::text as ${name}`;

const columns = `id, ticket_id, expert_id, status, slot, travel_minutes, lat, lng, decision_id, end_reason,
  ${ms('offered_at', 'offered_at')}, ${ms('expires_at', 'expires_at')}, ${ms('lower(reserved)', 'depart_at')}, ${ms('arrive_at', 'arrive_at')},
  ${ms('upper(reserved)', 'finish_at')}, ${ms('ended_at', 'ended_at')}`;

export type StoredAssignment = Assignment & { readonly endedAt: Instant | null; readonly endReason: string | null };

const toAssignment = (row: Row): StoredAssignment => ({
  id: row.id, ticketId: row.ticket_id, expertId: row.expert_id, status: row.status, slot: row.slot,
  offeredAt: Number(row.offered_at), expiresAt: Number(row.expires_at), departAt: Number(row.depart_at), arriveAt: Number(row.arrive_at), finishAt: Number(row.finish_at),
  travelMinutes: row.travel_minutes, place: { lat: row.lat, lng: row.lng }, decisionId: row.decision_id,
  endedAt: row.ended_at === null ? null : Number(row.ended_at), endReason: row.end_reason,
});

const at = `to_timestamp(? / 1000.0)`;
const live = `status in ('offered','accepted','travelling','arrived')`;
const list = (ids: readonly string[]): string => ids.join(',');

/** Reserves the expert's time. An overlap, a second open offer or a second accepted visit is refused by the database. */
export async function insertAssignment(tx: Tx, a: Assignment): Promise<void> {
  await tx.em.execute(
    `insert into assignment (id, ticket_id, expert_id, status, slot, reserved, arrive_at, travel_minutes, lat, lng, offered_at, expires_at, answered_at, decision_id)
     values (?, ?, ?, ?, ?, tstzrange(${at}, ${at}), ${at}, ?, ?, ?, ${at}, ${at}, case when ? then app.now() end, ?)`,
    [a.id, a.ticketId, a.expertId, a.status, a.slot, a.departAt, a.finishAt, a.arriveAt, a.travelMinutes, a.place.lat, a.place.lng, a.offeredAt, a.expiresAt, a.status === 'accepted', a.decisionId],
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

/** Moves an assignment; an end frees the rest of its reservation. */
export async function saveAssignmentStatus(tx: Tx, id: string, change: { readonly status: AssignmentStatus; readonly reason?: string | undefined; readonly note?: string | undefined }): Promise<void> {
  await tx.em.execute(
    `update assignment set status = ?, end_reason = coalesce(?, end_reason), end_note = coalesce(?, end_note),
       answered_at = coalesce(answered_at, app.now()), ended_at = case when ? then app.now() end where id = ?`,
    [change.status, change.reason ?? null, change.note ?? null, terminal.has(change.status), id],
  );
}

/** Moves a reservation in time. Says false, and changes nothing, when it would meet another live one of the expert. */
export async function moveReservation(tx: Tx, a: Pick<Assignment, 'id' | 'expertId' | 'departAt' | 'arriveAt' | 'finishAt'>): Promise<boolean> {
  const rows = await tx.em.execute<{ id: string }[]>(
    `update assignment set reserved = tstzrange(${at}, ${at}), arrive_at = ${at} where id = ? and not exists (
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

/** Whether the expert's last two offers both ran out in silence. */
export async function silentTwice(em: Em, expertId: string): Promise<boolean> {
  const rows = await em.execute<{ status: string }[]>(`select status from assignment where expert_id = ? and status <> 'withdrawn' order by offered_at desc limit 2`, [expertId]);
  return rows.length === 2 && rows.every((row) => row.status === 'expired');
}
