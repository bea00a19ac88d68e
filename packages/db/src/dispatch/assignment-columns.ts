import type { Instant } from '@sysops/domain/shared';
import type { Assignment, AssignmentStatus, WatchedVisit } from '@sysops/domain/dispatch';

/** A row as the statements below ask for it; times are milliseconds as text. */
export type AssignmentColumns = {
  id: string; ticket_id: string; expert_id: string; status: AssignmentStatus; slot: number; offered_at: string; expires_at: string;
  depart_at: string; arrive_at: string; finish_at: string; travel_minutes: number; work_minutes: number; lat: number; lng: number; decision_id: string | null; ended_at: string | null; end_reason: string | null;
  announced_at: string | null; late_told_at: string | null; watch_step: number; watched_from: string | null; latest_arrival: string | null; acted_at: string; paused_at: string | null; paused_ms: string;
};

const ms = (column: string, name: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint::text as ${name}`;

export const assignmentColumns = `id, ticket_id, expert_id, status, slot, travel_minutes, work_minutes, lat, lng, decision_id, end_reason, watch_step,
  ${ms('offered_at', 'offered_at')}, ${ms('expires_at', 'expires_at')}, ${ms('lower(reserved)', 'depart_at')}, ${ms('arrive_at', 'arrive_at')},
  ${ms('upper(reserved)', 'finish_at')}, ${ms('ended_at', 'ended_at')}, ${ms('announced_at', 'announced_at')}, ${ms('late_told_at', 'late_told_at')}, ${ms('watched_from', 'watched_from')}, ${ms('latest_arrival', 'latest_arrival')},
  ${ms('coalesce(acted_at, answered_at, offered_at)', 'acted_at')}, ${ms('paused_at', 'paused_at')}, paused_ms::text as paused_ms`;

export type StoredAssignment = Assignment & WatchedVisit & { readonly endedAt: Instant | null; readonly endReason: string | null; readonly latestArrival: Instant | null; /** When the last act of this visit was done. */ readonly actedAt: Instant };

const instant = (value: string | null): Instant | null => (value === null ? null : Number(value));

export const toAssignment = (row: AssignmentColumns): StoredAssignment => ({
  id: row.id, ticketId: row.ticket_id, expertId: row.expert_id, status: row.status, slot: row.slot,
  offeredAt: Number(row.offered_at), expiresAt: Number(row.expires_at), departAt: Number(row.depart_at), arriveAt: Number(row.arrive_at), finishAt: Number(row.finish_at),
  travelMinutes: row.travel_minutes, place: { lat: row.lat, lng: row.lng }, decisionId: row.decision_id,
  workMinutes: row.work_minutes, endedAt: instant(row.ended_at), endReason: row.end_reason,
  announcedAt: instant(row.announced_at), lateToldAt: instant(row.late_told_at), watchStep: row.watch_step, watchedFrom: instant(row.watched_from), latestArrival: instant(row.latest_arrival),
  actedAt: Number(row.acted_at), pausedAt: instant(row.paused_at), pausedMs: Number(row.paused_ms),
});

/** Reservations that hold the expert's time. */
export const liveStatus = `status in ('offered','accepted','travelling','arrived')`;
