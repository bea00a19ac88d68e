import { contractsToPlan, findBillingProfile, insertPeriod, lockContract, readBillingPolicy, renewalPlan } from '@sysops/db/billing';
import { inTransaction, type Tx } from '@sysops/db/connection';
import { dayAfter, endOfPeriod, owedPeriod, priceIn } from '@sysops/domain/billing';
import type { App } from '../app.ts';

/** Writes down the next period of a running contract: from when to when, in which version of its plan, for how much. Nothing later changes that. */
export async function planPeriod(tx: Tx, contractId: string): Promise<boolean> {
  const contract = await lockContract(tx, contractId);
  if (contract.status !== 'active' || contract.cancelAtPeriodEnd) return false;
  const profile = await findBillingProfile(tx.em, contract.customerId);
  if (!profile) return false;
  const policy = await readBillingPolicy(tx.em);
  const plan = await renewalPlan(tx.em, contract.planVersionId);
  const period = owedPeriod(contract);
  const { netCents, taxRate, taxCents } = priceIn(profile.address.state, plan.priceCents);
  const dueAt = Math.max(contract.endsAt, dayAfter(contract.endsAt, contract.timeZone, { days: 0, minute: policy.chargeAtMinute }));
  return insertPeriod(tx, { contractId, period, state: 'planned', planVersionId: plan.versionId, startsAt: contract.endsAt, endsAt: endOfPeriod(contract, period), dueAt, netCents, taxRate, taxCents, taxState: profile.address.state, nextTryAt: dueAt });
}

/** Plans every period that begins within the longest notice. */
export async function planPeriods(app: App): Promise<number> {
  const em = app.orm.em.fork();
  const { renewalNoticeDays } = await readBillingPolicy(em);
  const ids = await contractsToPlan(em, Math.max(...renewalNoticeDays), 200);
  for (const id of ids) await inTransaction(app.orm.em, (tx) => planPeriod(tx, id));
  return ids.length;
}
