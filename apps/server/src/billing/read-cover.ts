import { findDevice, listContracts, lockContractVisits } from '@sysops/db/billing';
import { readNow, type Tx } from '@sysops/db/connection';
import { coveringOf, decideCover, type DeviceCover, type DeviceView } from '@sysops/domain/billing';
import { DeviceCategory, type CoverVerdict } from '@sysops/domain/tickets';
import type { ActorCtx, RequestEm } from '../trpc/context.ts';

/**
 * Whether a customer's device is covered, for the ticket that this transaction writes: it takes a visit of a plan that
 * counts them. Asks our own rows only, so it is known while payments are down.
 */
export async function coverFor(tx: Tx, asked: { readonly customerId: string; readonly device: { readonly deviceId: string | null; readonly category: string } }): Promise<CoverVerdict> {
  return decideCover(coveringOf(await lockContractVisits(tx, asked.customerId)), asked.device, tx.now);
}

/** A device that is registered to this customer, or null. */
export const deviceOf = (em: RequestEm, customerId: string, deviceId: string): Promise<DeviceView | null> => findDevice(em, customerId, deviceId);

/** What the ticket form shows before sending: the verdict for each of the customer's devices and for a device of each kind that is not registered. */
export async function readCover(ctx: ActorCtx): Promise<readonly DeviceCover[]> {
  if (!ctx.actor.customerId) return [];
  const [contracts, now] = [coveringOf(await listContracts(ctx.em, ctx.actor.customerId)), await readNow(ctx.em)];
  const ids = [...new Set(contracts.flatMap((c) => c.deviceIds))];
  const registered = ids.map((deviceId) => ({ deviceId, category: null, verdict: decideCover(contracts, { deviceId, category: '' }, now) }));
  return [...registered, ...DeviceCategory.options.map((category) => ({ deviceId: null, category, verdict: decideCover(contracts, { deviceId: null, category }, now) }))];
}
