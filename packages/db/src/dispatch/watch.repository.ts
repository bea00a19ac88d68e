import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

const at = `to_timestamp(? / 1000.0)`;

export type DueWatch = { readonly id: string; readonly ticketId: string; readonly expertId: string };

/** Claims visits whose watch is due and moves the next look ahead, so that another worker leaves them alone meanwhile. */
export async function claimDueWatches(em: Tx['em'], againInSeconds: number, limit: number): Promise<DueWatch[]> {
  return em.execute(
    `update assignment set watch_at = app.now() + make_interval(secs => ?) where id in (
       select id from assignment where status in ('accepted','travelling','arrived') and watch_at <= app.now() order by watch_at limit ? for update skip locked)
     returning id, ticket_id as "ticketId", expert_id as "expertId"`,
    [againInSeconds, limit],
  );
}

export async function saveWatch(tx: Tx, id: string, watch: { readonly step: number; readonly watchedFrom: Instant | null; readonly lookAt: Instant }): Promise<void> {
  await tx.em.execute(
    `update assignment set watch_step = ?, watched_from = ${watch.watchedFrom === null ? 'null' : at}, watch_at = ${at} where id = ?`,
    [watch.step, ...(watch.watchedFrom === null ? [] : [watch.watchedFrom]), watch.lookAt, id],
  );
}

/** The arrival that the customer has been told; `late` when it was told as a delay. `latestArrival`: how late the visit may become; null when it must stay. */
export async function announceArrival(tx: Tx, id: string, told: { readonly arriveAt: Instant; readonly late: boolean; readonly latestArrival: Instant | null }): Promise<void> {
  await tx.em.execute(`update assignment set announced_at = ${at}, late_told_at = case when ? then app.now() else late_told_at end where id = ?`, [told.arriveAt, told.late, id]);
  await saveLatestArrival(tx, id, told.latestArrival);
}

export async function saveLatestArrival(tx: Tx, id: string, latest: Instant | null): Promise<void> {
  await tx.em.execute(`update assignment set latest_arrival = to_timestamp(?::double precision / 1000.0) where id = ?`, [latest, id]);
}

export type PlannedTimes = { readonly departAt: Instant; readonly arriveAt: Instant; readonly finishAt: Instant; readonly travelMinutes: number };

/** New times of one visit among several that change together: overlaps are judged when the transaction commits. */
export async function writeTimes(tx: Tx, id: string, times: PlannedTimes): Promise<void> {
  await tx.em.execute(
    `update assignment set reserved = tstzrange(${at}, ${at}), arrive_at = ${at}, travel_minutes = ?, watch_at = app.now() where id = ?`,
    [times.departAt, times.finishAt, times.arriveAt, times.travelMinutes, id],
  );
}
