import { correctDevice as correct, insertDevice, plansByVersion, removeDevice as remove } from '@sysops/db/billing';
import { sqlState } from '@sysops/db/connection';
import type { AddDevice, ContractView, CorrectDevice, RemoveDevice } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { viewOf } from './cancel-contract.ts';
import { refuseFutureDates } from './device-dates.ts';
import { notePlanAct } from './note-act.ts';
import { lockContractFor } from './with-contract.ts';

const uniqueViolation = '23505';
const mostDevices = 20;

const labelOf = ({ brand, model }: { readonly brand: string; readonly model: string }): string => `${brand} ${model}`;
const notThere = (deviceId: string): DomainError => new DomainError('not_found', 'This device is not on the plan', { deviceId });

/** Puts one more device under a plan that covers its kind. Throws `invalid`, `conflict`, `not_found`. */
export async function addDevice(ctx: ActorCtx, input: AddDevice): Promise<ContractView> {
  try {
    await runCommand(ctx, { id: input.commandId, procedure: 'billing.addDevice', input }, async (tx) => {
      const contract = await lockContractFor(ctx, tx, input.contractId);
      const plan = (await plansByVersion(tx.em, [contract.planVersionId])).get(contract.planVersionId);
      if (contract.status === 'ended') throw new DomainError('illegal_transition', 'This plan has ended', { status: contract.status });
      if (!plan?.categories.includes(input.device.category)) throw new DomainError('invalid', `${plan?.name ?? 'This plan'} does not cover a ${input.device.category}`, { field: 'device' });
      refuseFutureDates(tx, [input.device]);
      const view = await viewOf(ctx, input.contractId);
      if (view.devices.length >= mostDevices) throw new DomainError('invalid', `A plan holds at most ${mostDevices} devices`, { field: 'device' });
      await insertDevice(tx, contract, input.device);
      await notePlanAct(tx, ctx.actor, { contract, act: 'device_added', about: labelOf(input.device) });
      return {};
    });
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    throw new DomainError('conflict', 'This device is registered already', { field: 'device' });
  }
  return viewOf(ctx, input.contractId);
}

/** Takes a device off a plan; its tickets stay. Throws `not_found`. */
export async function removeDevice(ctx: ActorCtx, input: RemoveDevice): Promise<ContractView> {
  await runCommand(ctx, { id: input.commandId, procedure: 'billing.removeDevice', input }, async (tx) => {
    const contract = await lockContractFor(ctx, tx, input.contractId);
    const before = (await viewOf(ctx, input.contractId)).devices.find(({ id }) => id === input.deviceId);
    if (!before || !(await remove(tx.em, input.contractId, input.deviceId))) throw notThere(input.deviceId);
    await notePlanAct(tx, ctx.actor, { contract, act: 'device_removed', about: before.label });
    return {};
  });
  return viewOf(ctx, input.contractId);
}

/** Puts right what was typed about a device. Tickets keep what they were raised with. Throws `not_found`, `invalid`, `illegal_transition`. */
export async function correctDevice(ctx: ActorCtx, input: CorrectDevice): Promise<ContractView> {
  await runCommand(ctx, { id: input.commandId, procedure: 'billing.correctDevice', input }, async (tx) => {
    const contract = await lockContractFor(ctx, tx, input.contractId);
    if (contract.status === 'ended') throw new DomainError('illegal_transition', 'This plan has ended', { status: contract.status });
    refuseFutureDates(tx, [input]);
    const after = await correct(tx.em, input);
    if (!after) throw notThere(input.deviceId);
    await notePlanAct(tx, ctx.actor, { contract, act: 'device_corrected', about: after.label });
    return {};
  });
  return viewOf(ctx, input.contractId);
}
