import type { EntityManager } from '@mikro-orm/postgresql';
import { BillingPolicy, defaultBillingPolicy, type PolicyVersion } from '@sysops/domain/billing';
import type { Tx } from '../connection/index.ts';
import { ms } from './columns.ts';

/** The newest policy; the product's own numbers until an admin sets others. */
export async function readBillingPolicy(em: EntityManager): Promise<BillingPolicy> {
  const [row] = await em.execute<{ policy: unknown }[]>(`select policy from billing_policy order by version desc limit 1`);
  return row ? BillingPolicy.parse(row.policy) : defaultBillingPolicy;
}

/** Earlier versions stay. Two who change the same version meet at the primary key (23505). */
export async function insertBillingPolicy(tx: Tx, next: Omit<PolicyVersion, 'at'>): Promise<void> {
  await tx.em.execute(`insert into billing_policy (version, policy, set_by, reason) values (?, ?::jsonb, ?, ?)`, [next.version, JSON.stringify(next.policy), next.setBy, next.reason]);
}

/** Every version, newest first. */
export async function policyVersions(em: EntityManager): Promise<PolicyVersion[]> {
  return em.execute<PolicyVersion[]>(`select version, policy, set_by as "setBy", reason, ${ms('at')} as at from billing_policy order by version desc`);
}
