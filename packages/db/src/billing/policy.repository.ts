import type { EntityManager } from '@mikro-orm/postgresql';
import { BillingPolicy, defaultBillingPolicy } from '@sysops/domain/billing';
import type { Tx } from '../connection/index.ts';

/** The newest policy; the product's own numbers until an admin sets others. */
export async function readBillingPolicy(em: EntityManager): Promise<BillingPolicy> {
  const [row] = await em.execute<{ policy: unknown }[]>(`select policy from billing_policy order by version desc limit 1`);
  return row ? BillingPolicy.parse(row.policy) : defaultBillingPolicy;
}

/** Earlier versions stay. */
export async function insertBillingPolicy(tx: Tx, policy: BillingPolicy, setBy: string): Promise<void> {
  await tx.em.execute(`insert into billing_policy (version, policy, set_by) select coalesce(max(version), 0) + 1, ?::jsonb, ? from billing_policy`, [JSON.stringify(policy), setBy]);
}
