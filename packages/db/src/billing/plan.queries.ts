import type { EntityManager } from '@mikro-orm/postgresql';
import type { NewPlanVersion, PlanVersionView, PlanView } from '@sysops/domain/billing';
import type { Tx } from '../connection/index.ts';
import { anyId, list, ms } from './columns.ts';

const columns = `plan_code as code, id as "versionId", version, name, price_cents as "priceCents", currency, term, to_json(categories) as categories, tier, visits, to_json(regions) as regions`;

export async function listPlans(em: EntityManager): Promise<PlanView[]> {
  return em.execute<PlanView[]>(`select ${columns} from plan_version where current and on_sale order by price_cents`);
}

/** The version of a plan that is sold now, or null. */
export async function findPlan(em: EntityManager, code: string): Promise<PlanView | null> {
  const [row] = await em.execute<PlanView[]>(`select ${columns} from plan_version where current and on_sale and plan_code = ?`, [code]);
  return row ?? null;
}

export async function plansByVersion(em: EntityManager, versionIds: readonly string[]): Promise<Map<string, PlanView>> {
  if (versionIds.length === 0) return new Map();
  const rows = await em.execute<PlanView[]>(`select ${columns} from plan_version where id = ${anyId}`, [list(versionIds)]);
  return new Map(rows.map((plan) => [plan.versionId, plan]));
}

/** What a contract renews into: the newest version of its plan. */
export async function renewalPlan(em: EntityManager, versionId: string): Promise<PlanView> {
  const [row] = await em.execute<PlanView[]>(`select ${columns} from plan_version where current and plan_code = (select plan_code from plan_version where id = ?)`, [versionId]);
  if (!row) throw new Error(`Plan version ${versionId} has no current version`);
  return row;
}

export async function planHistory(em: EntityManager): Promise<PlanVersionView[]> {
  return em.execute<PlanVersionView[]>(
    `select ${columns}, current, on_sale as "onSale", ${ms('created_at')} as "createdAt", (select count(*)::int from contract c where c.plan_version_id = plan_version.id and c.status in ('active','grace','suspended')) as contracts
     from plan_version order by plan_code, version desc`,
  );
}

/** Adds a version and makes it the current one; two who change one plan at once meet at the unique version (23505). */
export async function insertPlanVersion(tx: Tx, plan: NewPlanVersion): Promise<void> {
  await tx.em.execute(`update plan_version set current = false where plan_code = ? and current`, [plan.code]);
  await tx.em.execute(
    `insert into plan_version (id, plan_code, version, name, price_cents, term, tier, categories, current, visits, regions, on_sale)
     values (?, ?, coalesce((select max(version) from plan_version where plan_code = ?), 0) + 1, ?, ?, ?, ?, string_to_array(?, ','), true, ?, string_to_array(?, ','), ?)`,
    [plan.planVersionId, plan.code, plan.code, plan.name, plan.priceCents, plan.term, plan.tier, list(plan.categories), plan.visits, plan.regions ? list(plan.regions) : null, plan.onSale],
  );
}
