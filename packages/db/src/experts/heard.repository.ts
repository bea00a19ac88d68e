import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

/** The expert's app has spoken; written at most three times a minute. */
export async function noteHeard(em: Tx['em'], expertId: string): Promise<void> {
  await em.execute(
    `insert into expert_heard (expert_id, at) values (?, app.now())
     on conflict (expert_id) do update set at = excluded.at where expert_heard.at < excluded.at - interval '20 seconds'`,
    [expertId],
  );
}

/** When each expert's app was heard last; those never heard are left out. */
export async function heardOf(em: Tx['em'], expertIds: readonly string[]): Promise<Map<string, Instant>> {
  const rows = await em.execute<{ id: string; at: string }[]>(
    `select expert_id as id, floor(extract(epoch from at) * 1000)::bigint::text as at from expert_heard where expert_id = any(string_to_array(?, ',')::uuid[])`, [expertIds.join(',')],
  );
  return new Map(rows.map((row) => [row.id, Number(row.at)]));
}
