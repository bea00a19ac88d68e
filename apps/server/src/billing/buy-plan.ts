import { findBillingProfile, findPlan, insertContract, insertPeriod, readBillingPolicy } from '@sysops/db/billing';
import { sqlState, type Tx } from '@sysops/db/connection';
import { buy, priceIn, type BuyPlan, type Contract, type PlanView, type Purchase } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { recordBillingFact } from './billing-facts.ts';
import { refuseFutureDates } from './device-dates.ts';
import { notePlanAct } from './note-act.ts';
import { customerFor } from './with-contract.ts';

const uniqueViolation = '23505';

/** The plan that may be sold for these devices. Throws `invalid`. */
export async function planFor(tx: Tx, wish: Pick<Purchase, 'planCode' | 'devices'>, state: string | null): Promise<PlanView> {
  const plan = await findPlan(tx.em, wish.planCode);
  if (!plan) throw new DomainError('invalid', 'There is no such plan', { field: 'planCode' });
  const stranger = wish.devices.find((device) => !plan.categories.includes(device.category));
  if (stranger) throw new DomainError('invalid', `${plan.name} does not cover a ${stranger.category}`, { field: 'devices' });
  if (state !== null && plan.regions !== null && !plan.regions.includes(state)) throw new DomainError('invalid', `${plan.name} is not sold in ${state}`, { field: 'planCode' });
  return plan;
}

/** A contract that waits for its first payment, in the caller's transaction. Throws `invalid`. */
export async function startPurchase(tx: Tx, customerId: string, purchase: Purchase): Promise<Contract> {
  refuseFutureDates(tx, purchase.devices);
  const profile = await findBillingProfile(tx.em, customerId);
  if (!profile) throw new DomainError('not_found', 'There is no such customer', { customerId });
  const plan = await planFor(tx, purchase, profile.address.state);
  const policy = await readBillingPolicy(tx.em);
  const event = buy({ id: purchase.contractId, planVersionId: plan.versionId, term: plan.term, timeZone: profile.timeZone, startsAt: tx.now }, { customerId, policy });
  const contract = await insertContract(tx, event, { receipt: null, devices: purchase.devices });
  const { netCents, taxRate, taxCents } = priceIn(profile.address.state, plan.priceCents);
  await insertPeriod(tx, { contractId: contract.id, period: 1, state: 'owed', planVersionId: plan.versionId, startsAt: contract.startsAt, endsAt: contract.endsAt, dueAt: contract.startsAt, netCents, taxRate, taxCents, taxState: profile.address.state, nextTryAt: null });
  await recordBillingFact(tx, contract, { type: 'PlanBought' });
  return contract;
}

/** A known customer buys a plan; an agent may do it for a caller. It covers when its first payment is confirmed. Throws `invalid`, `conflict`. */
export async function buyPlan(ctx: ActorCtx, input: BuyPlan): Promise<{ readonly contractId: string }> {
  const customerId = customerFor(ctx, input.customerId);
  try {
    return await runCommand(ctx, { id: input.commandId, procedure: 'billing.buy', input }, async (tx) => {
      const contract = await startPurchase(tx, customerId, input);
      await notePlanAct(tx, ctx.actor, { contract, act: 'plan_bought' });
      return { contractId: input.contractId };
    });
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    throw new DomainError('conflict', 'This purchase or one of its devices is recorded already', { field: 'devices' });
  }
}
