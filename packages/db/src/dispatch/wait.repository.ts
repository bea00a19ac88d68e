import type { Tx } from '../connection/index.ts';

type Em = Tx['em'];

/** Notes that a ticket waits and when it is tried again; says whether the reason is news. */
export async function keepWaiting(tx: Tx, ticketId: string, wait: { readonly reason: string; readonly retryInSeconds: number; readonly rank: number; readonly step: number }): Promise<{ readonly news: boolean }> {
  const [before] = await tx.em.execute<{ reason: string; step: number }[]>(`select reason, step from dispatch_wait where ticket_id = ? for update`, [ticketId]);
  await tx.em.execute(
    `insert into dispatch_wait (ticket_id, tries, next_try_at, reason, rank, step) values (?, 1, app.now() + make_interval(secs => ?), ?, ?, ?)
     on conflict (ticket_id) do update set tries = dispatch_wait.tries + 1, next_try_at = excluded.next_try_at, reason = excluded.reason, rank = excluded.rank, step = excluded.step`,
    [ticketId, wait.retryInSeconds, wait.reason, wait.rank, wait.step],
  );
  return { news: before?.reason !== wait.reason || before.step !== wait.step };
}

export async function stopWaiting(tx: Tx, ticketId: string): Promise<void> {
  await tx.em.execute(`delete from dispatch_wait where ticket_id = ?`, [ticketId]);
}

/** Something happened that could help: every waiting ticket is tried again at the next turn of the sweep. */
export async function wakeWaiting(em: Em): Promise<void> {
  await em.execute(`update dispatch_wait set next_try_at = app.now() where next_try_at > app.now()`);
}

/** Claims tickets whose next try is due, the most urgent and then the longest waiting first, and moves that try ahead, so that another worker leaves them alone meanwhile. */
export async function claimDueWaits(em: Em, retryInSeconds: number, limit: number): Promise<string[]> {
  const rows = await em.execute<{ ticket_id: string }[]>(
    `update dispatch_wait set next_try_at = app.now() + make_interval(secs => ?) where ticket_id in (
       select ticket_id from dispatch_wait where next_try_at <= app.now() order by rank, since limit ? for update skip locked) returning ticket_id`,
    [retryInSeconds, limit],
  );
  return rows.map((row) => row.ticket_id);
}
