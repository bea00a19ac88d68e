import type { DecisionView } from '@sysops/domain/dispatch';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

type Row = { id: string; ticket_id: string; at: string; by: DecisionView['by']; reason: string | null; overrides: DecisionView['overrides']; wanted: number; request: DecisionView['request']; policy: DecisionView['policy']; inputs: DecisionView['inputs']; decision: DecisionView['decision'] };

const content = `by, reason, to_json(overrides) as overrides, wanted, request, policy, inputs, decision`;

function toDecision(row: Row): DecisionView {
  const { id, by, reason, overrides, wanted, request, policy, inputs, decision } = row;
  return { id, at: Number(row.at), by, reason, overrides, wanted, request, policy, inputs, decision };
}

/** Kept whole, inputs included, so that a replay gives the same answer. */
export async function insertDecision(tx: Tx, d: DecisionView): Promise<void> {
  await tx.em.execute(
    `insert into dispatch_decision (id, ticket_id, at, by, reason, request, policy, inputs, decision, chosen, waiting_reason, candidates, overrides, wanted)
     values (?, ?, to_timestamp(? / 1000.0), ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, string_to_array(?, ',')::uuid[], ?, ?, string_to_array(?, ','), ?)`,
    [d.id, d.request.ticketId, d.at, d.by, d.reason, JSON.stringify(d.request), JSON.stringify(d.policy), JSON.stringify(d.inputs), JSON.stringify(d.decision), d.decision.chosen.join(','), d.decision.waitingReason, d.inputs.length, d.overrides.join(','), d.wanted],
  );
}

export async function findDecision(em: Em, id: string): Promise<DecisionView | null> {
  const [row] = await em.execute<Row[]>(
    `select id, ticket_id, floor(extract(epoch from at) * 1000)::bigint::text as at, ${content} from dispatch_decision where id = ?`, [id],
  );
  return row ? toDecision(row) : null;
}

/** Whole decisions of the last days in order of id, a page at a time. */
export async function decisionsSince(em: Em, page: { readonly days: number; readonly after: string | null; readonly limit: number }): Promise<DecisionView[]> {
  const rows = await em.execute<Row[]>(
    `select id, ticket_id, floor(extract(epoch from at) * 1000)::bigint::text as at, ${content} from dispatch_decision
     where at >= app.now() - make_interval(days => ?) and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ?`,
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

export async function shadowPolicyFor(em: Em, priority: DecisionView['request']['priority']): Promise<DecisionView['policy'] | null> {
  const [row] = await em.execute<{ policy: DecisionView['policy'] }[]>(`select policy from dispatch_shadow_policy where priority = ?`, [priority]);
  return row?.policy ?? null;
}

/** Null takes the shadow away. */
export async function saveShadowPolicy(tx: Tx, priority: DecisionView['request']['priority'], set: { readonly policy: DecisionView['policy']; readonly by: string } | null): Promise<void> {
  await tx.em.execute(`delete from dispatch_shadow_policy where priority = ?`, [priority]);
  if (set) await tx.em.execute(`insert into dispatch_shadow_policy (priority, policy, set_by) values (?, ?::jsonb, ?)`, [priority, JSON.stringify(set.policy), set.by]);
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
