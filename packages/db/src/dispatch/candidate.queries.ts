import type { Instant, LatLng } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

export type ExpertDay = { readonly offersToday: number; readonly bookedMinutesToday: number; readonly lastJob: (LatLng & { readonly at: Instant }) | null };

type DayRow = { expert_id: string; offers: number; minutes: number };
type LastRow = { expert_id: string; lat: number; lng: number; at: string };

/** What each expert was asked and booked in the last 16 hours, and where his last job was. */
export async function daysOfExperts(em: Em, expertIds: readonly string[]): Promise<Map<string, ExpertDay>> {
  const ids = expertIds.join(',');
  if (ids === '') return new Map();
  const days = await em.execute<DayRow[]>(
    `select expert_id, count(*)::int as offers,
       coalesce(sum(extract(epoch from upper(reserved) - lower(reserved)) / 60) filter (where status in ('accepted','travelling','arrived','done')), 0)::int as minutes
     from assignment where expert_id = any(string_to_array(?, ',')::uuid[]) and offered_at > app.now() - interval '16 hours' group by expert_id`, [ids],
  );
  const last = await em.execute<LastRow[]>(
    `select distinct on (expert_id) expert_id, lat, lng, floor(extract(epoch from ended_at) * 1000)::bigint::text as at
     from assignment where expert_id = any(string_to_array(?, ',')::uuid[]) and status = 'done' and ended_at > app.now() - interval '16 hours'
     order by expert_id, ended_at desc`, [ids],
  );
  const lastOf = new Map(last.map((row) => [row.expert_id, { lat: row.lat, lng: row.lng, at: Number(row.at) }]));
  const dayOf = new Map(days.map((row) => [row.expert_id, row]));
  return new Map(expertIds.map((id) => [id, { offersToday: dayOf.get(id)?.offers ?? 0, bookedMinutesToday: dayOf.get(id)?.minutes ?? 0, lastJob: lastOf.get(id) ?? null }]));
}

/** Ends that were planning's own doing; the expert did not refuse. */
const planned = `('running_over','expert_unavailable','replanned')`;

/** Accepted visits that have not begun, soonest first. */
export async function plannedVisits(em: Em, limit: number): Promise<{ id: string; ticketId: string; expertId: string }[]> {
  return em.execute(`select id, ticket_id as "ticketId", expert_id as "expertId" from assignment where status = 'accepted' and lower(reserved) > app.now() order by lower(reserved), id limit ?`, [limit]);
}

/** Of the visits accepted in the last 16 hours, how many there were and how many planning has given to somebody else. */
export async function churnOfDay(em: Em): Promise<{ accepted: number; moved: number }> {
  const [row] = await em.execute<{ accepted: number; moved: number }[]>(
    `select count(*)::int as accepted, count(*) filter (where status = 'released' and end_reason = 'replanned')::int as moved from assignment where answered_at > app.now() - interval '16 hours' and announced_at is not null`,
  );
  return row ?? { accepted: 0, moved: 0 };
}

/** Experts who declined this ticket, let it expire, did not come or gave it back within 24 h. */
export async function refusedExperts(em: Em, ticketId: string): Promise<Set<string>> {
  const rows = await em.execute<{ expert_id: string }[]>(
    `select distinct expert_id from assignment where ticket_id = ? and (status in ('declined','expired','no_show') or (status = 'released' and coalesce(end_reason, '') not in ${planned})) and ended_at > app.now() - interval '24 hours'`, [ticketId],
  );
  return new Set(rows.map((row) => row.expert_id));
}
