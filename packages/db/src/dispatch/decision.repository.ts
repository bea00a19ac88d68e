import type { Assignment, DecisionView } from '@sysops/domain/dispatch';
import { minute, type Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';
import { packContent, unpackContent, type DecisionContent } from './decision-content.ts';

type Em = Tx['em'];

type Row = { id: string; ticket_id: string; at: string; by: DecisionView['by']; reason: string | null; overrides: DecisionView['overrides']; wanted: number; request: DecisionView['request']; policy: DecisionView['policy']; content: Buffer | null } & { [part in keyof DecisionContent]: DecisionContent[part] | null };

const content = `by, reason, to_json(overrides) as overrides, wanted, request, policy, content, inputs, decision`;

function toDecision(row: Row): DecisionView {
  const { id, by, reason, overrides, wanted, request, policy, content, inputs, decision } = row;
  const parts = content ? unpackContent(content) : inputs && decision ? { inputs, decision } : null;
  if (!parts) throw new Error(`Decision ${id} has no content`);
  return { id, at: Number(row.at), by, reason, overrides, wanted, request, policy, ...parts };
}

const at = `to_timestamp(? / 1000.0)`;
const visit = `(?::uuid, ?::uuid, ?::uuid, ?, ?::int, tstzrange(${at}, ${at}), ${at}, ?::int, ?::int, ?::float8, ?::float8, ${at}, ${at}, case when ? then app.now() end, case when ? then ${at} end, ?::uuid)`;

const visitValues = (a: Assignment): unknown[] => {
  const accepted = a.status === 'accepted';
  const workMinutes = Math.max(1, Math.round((a.finishAt - a.arriveAt) / minute));
  return [a.id, a.ticketId, a.expertId, a.status, a.slot, a.departAt, a.finishAt, a.arriveAt, a.travelMinutes, workMinutes, a.place.lat, a.place.lng, a.offeredAt, a.expiresAt, accepted, accepted, a.arriveAt, a.decisionId];
};

/** A decision and the reservations that came of it; with one the ticket waits no longer. */
export type MadeDecision = { readonly decision: DecisionView; readonly visits: readonly Assignment[] };

const record = `(?::uuid, ?::uuid, ${at}, ?, ?, ?::jsonb, ?::jsonb, ?::bytea, string_to_array(?, ',')::uuid[], ?, ?::int, string_to_array(?, ','), ?::int)`;

const recordValues = (d: DecisionView): unknown[] => [
  d.id, d.request.ticketId, d.at, d.by, d.reason, JSON.stringify(d.request), JSON.stringify(d.policy), packContent(d), d.decision.chosen.join(','), d.decision.waitingReason, d.inputs.length, d.overrides.join(','), d.wanted,
];

/** Second policies that are to be asked, by priority. */
export type ShadowPolicies = Partial<Record<DecisionView['request']['priority'], DecisionView['policy']>>;

/**
 * Decisions, kept whole so that a replay gives the same answer, and their reservations. One statement however many they
 * are, because each costs more than what it writes. An overlap, a second open offer or a second accepted visit is
 * refused by the database. Returns the second policies that are to be asked.
 */
export async function writeDecisions(tx: Tx, made: readonly MadeDecision[]): Promise<ShadowPolicies> {
  const visits = made.flatMap((one) => one.visits);
  const reserving = visits.length === 0 ? '' : `,
     over as (delete from dispatch_wait where ticket_id = any(string_to_array(?, ',')::uuid[])),
     reserved as (insert into assignment (id, ticket_id, expert_id, status, slot, reserved, arrive_at, travel_minutes, work_minutes, lat, lng, offered_at, expires_at, answered_at, announced_at, decision_id)
       values ${visits.map(() => visit).join(', ')})`;
  const [row] = await tx.em.execute<{ shadows: ShadowPolicies | null }[]>(
    `with made as (insert into dispatch_decision (id, ticket_id, at, by, reason, request, policy, content, chosen, waiting_reason, candidates, overrides, wanted)
       values ${made.map(() => record).join(', ')})${reserving}
     select (select json_object_agg(priority, policy) from dispatch_shadow_policy) as shadows`,
    [...made.flatMap(({ decision }) => recordValues(decision)), ...(visits.length === 0 ? [] : [[...new Set(visits.map((v) => v.ticketId))].join(',')]), ...visits.flatMap(visitValues)],
  );
  return row?.shadows ?? {};
}

export async function findDecision(em: Em, id: string): Promise<DecisionView | null> {
  const [row] = await em.execute<Row[]>(
    `select id, ticket_id, floor(extract(epoch from at) * 1000)::bigint::text as at, ${content} from dispatch_decision where id = ?`, [id],
  );
  return row ? toDecision(row) : null;
}

/** Whole decisions of the last days in order of id, a page at a time; without those that an erasure has blurred, which replay to another answer. */
export async function decisionsSince(em: Em, page: { readonly days: number; readonly after: string | null; readonly limit: number }): Promise<DecisionView[]> {
  const rows = await em.execute<Row[]>(
    `select id, ticket_id, floor(extract(epoch from at) * 1000)::bigint::text as at, ${content} from dispatch_decision
     where at >= app.now() - make_interval(days => ?) and not blurred and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ?`,
    [page.days, page.after, page.limit],
  );
  return rows.map(toDecision);
}

/** What a second policy would have decided; it never acts. */
export async function insertShadow(tx: Tx, shadow: { readonly decisionId: string; readonly decision: DecisionView['decision']; readonly differs: boolean }): Promise<void> {
  const { decisionId, decision, differs } = shadow;
  await tx.em.execute(
    `insert into dispatch_shadow (decision_id, policy, decision, chosen, differs) values (?, ?, ?::jsonb, string_to_array(?, ',')::uuid[], ?)`, [decisionId, decision.policy, JSON.stringify(decision), decision.chosen.join(','), differs],
  );
}

export type ShadowLine = { readonly policy: string; readonly decisions: number; readonly differ: number };

/** How often each shadow policy would have chosen otherwise in the last days. */
export async function shadowSummary(em: Em, days: number): Promise<ShadowLine[]> {
  return em.execute(`select policy, count(*)::int as decisions, count(*) filter (where differs)::int as differ from dispatch_shadow where at >= app.now() - make_interval(days => ?) group by policy order by policy`, [days]);
}

export type DecisionLine = { readonly id: string; readonly at: Instant; readonly chosen: readonly string[]; readonly waitingReason: string | null; readonly candidates: number };

export async function decisionsOfTicket(em: Em, ticketId: string): Promise<DecisionLine[]> {
  const rows = await em.execute<{ id: string; at: string; chosen: string[]; waiting_reason: string | null; candidates: number }[]>(
    `select id, floor(extract(epoch from at) * 1000)::bigint::text as at, chosen::text[] as chosen, waiting_reason, candidates from dispatch_decision where ticket_id = ? order by at, id`, [ticketId],
  );
  return rows.map((row) => ({ id: row.id, at: Number(row.at), chosen: row.chosen, waitingReason: row.waiting_reason, candidates: row.candidates }));
}
