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

export type DecisionLine = { readonly id: string; readonly at: Instant; readonly chosen: readonly string[]; readonly waitingReason: string | null; readonly candidates: number };

export async function decisionsOfTicket(em: Em, ticketId: string): Promise<DecisionLine[]> {
  const rows = await em.execute<{ id: string; at: string; chosen: string[]; waiting_reason: string | null; candidates: number }[]>(
    `select id, floor(extract(epoch from at) * 1000)::bigint::text as at, chosen::text[] as chosen, waiting_reason, candidates from dispatch_decision where ticket_id = ? order by at, id`, [ticketId],
  );
  return rows.map((row) => ({ id: row.id, at: Number(row.at), chosen: row.chosen, waitingReason: row.waiting_reason, candidates: row.candidates }));
}
