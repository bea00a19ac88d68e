import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

/** Active experts whose next shift is unknown. */
export async function withoutDuty(em: Tx['em'], limit: number): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(`select e.id from expert e where e.active and not exists (select 1 from expert_duty d where d.expert_id = e.id) order by e.id limit ?`, [limit]);
  return rows.map((row) => row.id);
}

/** Experts whose shift has begun; claimed, so that another worker leaves them alone for a minute. */
export async function claimOnDuty(em: Tx['em'], limit: number): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `update expert_duty set next_on_at = app.now() + interval '1 minute' where expert_id in (select expert_id from expert_duty where next_on_at <= app.now() order by next_on_at limit ? for update skip locked) returning expert_id as id`, [limit],
  );
  return rows.map((row) => row.id);
}

export async function saveDuty(tx: Tx, expertId: string, nextOnAt: Instant): Promise<void> {
  await tx.em.execute(
    `insert into expert_duty (expert_id, next_on_at) values (?, to_timestamp(? / 1000.0)) on conflict (expert_id) do update set next_on_at = excluded.next_on_at`, [expertId, nextOnAt],
  );
}

/** His shifts or absences changed: the clock works it out anew. */
export async function forgetDuty(tx: Tx, expertId: string): Promise<void> {
  await tx.em.execute(`delete from expert_duty where expert_id = ?`, [expertId]);
}

/** Active employees who accept automatically and are not away: planning may give them a visit without asking. */
export async function automaticExperts(em: Tx['em'], limit: number): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(`select id from expert where active and auto_accept and not away order by id limit ?`, [limit]);
  return rows.map((row) => row.id);
}
