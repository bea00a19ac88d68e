import type { AssignmentStatus } from '@sysops/domain/dispatch';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

const list = (ids: readonly string[]): string => ids.join(',');
const live = `status in ('offered','accepted','travelling','arrived')`;

/** Of these waiting tickets, those that no retry clock knows. */
export async function withoutWait(em: Em, ticketIds: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id::text as id from unnest(string_to_array(?, ',')::uuid[]) as id where not exists (select 1 from dispatch_wait w where w.ticket_id = id)`, [list(ticketIds)],
  );
  return rows.map((row) => row.id);
}

/** Live offers and visits of these tickets. */
export async function liveOfTickets(em: Em, ticketIds: readonly string[]): Promise<{ id: string; ticketId: string; status: AssignmentStatus }[]> {
  return em.execute(`select id, ticket_id as "ticketId", status from assignment where ${live} and ticket_id = any(string_to_array(?, ',')::uuid[])`, [list(ticketIds)]);
}

/** Every live offer and visit that saw no change for a while, a page at a time by id. */
export async function quietLive(em: Em, page: { readonly after: string | null; readonly limit: number }): Promise<{ id: string; ticketId: string; status: AssignmentStatus; expiredSeconds: number }[]> {
  return em.execute(
    `select id, ticket_id as "ticketId", status, extract(epoch from app.now() - expires_at)::float8 as "expiredSeconds" from assignment
     where ${live} and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ?`,
    [page.after, page.limit],
  );
}

export async function waitingTicketIds(em: Em, limit: number): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(`select ticket_id as id from dispatch_wait where next_try_at < app.now() - interval '20 seconds' or tries > 1 order by ticket_id limit ?`, [limit]);
  return rows.map((row) => row.id);
}

/** `did`: what became of it: repaired by itself, or in front of a person. */
export type Orphan = { readonly kind: string; readonly ticketId: string; readonly assignmentId: string | null; readonly did: 'repaired' | 'raised' };

export type Reconciliation = { readonly at: Instant; readonly created: number; readonly open: number; readonly closed: number; readonly cancelled: number; /** Open tickets that had no next step. */ readonly withoutNext: number; readonly orphans: readonly Orphan[] };

/** One row for each run that found something, and the latest one; older than 30 days go. */
export async function saveReconciliation(tx: Tx, run: Omit<Reconciliation, 'at'>): Promise<void> {
  await tx.em.execute(`delete from reconciliation_run where at < app.now() - interval '30 days' or (orphans = '[]' and created = open + closed + cancelled)`);
  await tx.em.execute(
    `insert into reconciliation_run (created, open, closed, cancelled, without_next, orphans) values (?, ?, ?, ?, ?, ?::jsonb) on conflict (at) do nothing`, [run.created, run.open, run.closed, run.cancelled, run.withoutNext, JSON.stringify(run.orphans)],
  );
}

/** Latest first. */
export async function listReconciliations(em: Em, limit: number): Promise<Reconciliation[]> {
  return em.execute(`select floor(extract(epoch from at) * 1000)::bigint::float8 as at, created, open, closed, cancelled, without_next as "withoutNext", orphans from reconciliation_run order by reconciliation_run.at desc limit ?`, [limit]);
}
