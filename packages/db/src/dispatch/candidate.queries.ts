import type { CustomerWishKind } from '@sysops/domain/dispatch';
import type { Instant, LatLng } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { assignmentColumns, liveStatus, toAssignment, type AssignmentColumns, type StoredAssignment } from './assignment-columns.ts';

type Em = Tx['em'];

/** Ends that were planning's own doing; the expert did not refuse. */
const planned = `('running_over','expert_unavailable','replanned','customer_wish')`;

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

/** What stands between an expert and one ticket, or speaks for him. */
export type Standing = { readonly refused: boolean; readonly wish: CustomerWishKind | null };

/** Of each ticket `t` with its customer. */
const standings = `select t.n, x.expert_id, bool_or(x.refused) as refused, max(x.wish) as wish from jsonb_to_recordset(?::jsonb) as t(n int, "ticketId" uuid, "customerId" uuid) cross join lateral (
  select expert_id, true as refused, null as wish from assignment where ticket_id = t."ticketId" and (status in ('declined','expired','no_show') or (status = 'released' and coalesce(end_reason, '') not in ${planned})) and ended_at > app.now() - interval '24 hours'
  union all select expert_id, false, wish from customer_expert_wish where customer_id = t."customerId" and ended_at is null) x group by t.n, x.expert_id`;

/** For whom experts are looked at. */
export type ForTicket = { readonly ticketId: string; readonly customerId: string };

/**
 * Experts who declined this ticket, let it expire, did not come or gave it back within 24 h, and those about whom its
 * customer has said something for all visits.
 */
export async function standingsOf(em: Em, asked: ForTicket): Promise<Map<string, Standing>> {
  const rows = await em.execute<{ expert_id: string; refused: boolean; wish: CustomerWishKind | null }[]>(standings, [JSON.stringify([{ n: 0, ...asked }])]);
  return new Map(rows.map(({ expert_id, refused, wish }) => [expert_id, { refused, wish }]));
}

/** What dispatch knows of one expert: his plan, his day (the last 16 hours) and how he stands to the ticket. */
export type CandidateFacts = {
  readonly live: readonly StoredAssignment[];
  readonly offersToday: number;
  readonly bookedMinutesToday: number;
  readonly lastJob: (LatLng & { readonly at: Instant }) | null;
  readonly standing: Standing;
};

type FactsRow = { id: string; live: AssignmentColumns[]; day: { offers: number; minutes: number }; last: (LatLng & { readonly at: Instant }) | null; standings: ({ n: number } & Standing)[] };

const nowhere: Standing = { refused: false, wish: null };

/** For each ticket of `asked` its experts; one statement for all, because each of its own costs more than what it reads. */
export async function candidateFacts(em: Em, asked: readonly (ForTicket & { readonly expertIds: readonly string[] })[]): Promise<Map<string, CandidateFacts>[]> {
  const wanted = [...new Set(asked.flatMap(({ expertIds }) => expertIds))];
  if (wanted.length === 0) return asked.map(() => new Map());
  const rows = await em.execute<FactsRow[]>(
    `with standing as materialized (${standings})
     select wanted.id,
       (select coalesce(json_agg(l), '[]') from (select ${assignmentColumns} from assignment where expert_id = wanted.id and ${liveStatus} order by lower(reserved)) l) as live,
       (select json_build_object('offers', count(*)::int,
          'minutes', coalesce(sum(extract(epoch from upper(reserved) - lower(reserved)) / 60) filter (where status in ('accepted','travelling','arrived','done')), 0)::int)
        from assignment where expert_id = wanted.id and offered_at > app.now() - interval '16 hours') as day,
       (select json_build_object('lat', lat, 'lng', lng, 'at', floor(extract(epoch from ended_at) * 1000)::bigint)
        from assignment where expert_id = wanted.id and status = 'done' and not blurred and ended_at > app.now() - interval '16 hours' order by ended_at desc limit 1) as last,
       (select coalesce(json_agg(json_build_object('n', n, 'refused', refused, 'wish', wish)), '[]') from standing where expert_id = wanted.id) as standings
     from unnest(string_to_array(?, ',')::uuid[]) as wanted(id)`, [JSON.stringify(asked.map(({ ticketId, customerId }, n) => ({ n, ticketId, customerId }))), wanted.join(',')],
  );
  const known = new Map(rows.map(({ id, live, day, last, standings: of }) => [id, { of, facts: { live: live.map(toAssignment), offersToday: day.offers, bookedMinutesToday: day.minutes, lastJob: last } }]));
  return asked.map(({ expertIds }, n) => new Map(expertIds.flatMap((id) => {
    const one = known.get(id);
    const mine = one?.of.find((standing) => standing.n === n);
    return one ? [[id, { ...one.facts, standing: mine ? { refused: mine.refused, wish: mine.wish } : nowhere }] as const] : [];
  })));
}
