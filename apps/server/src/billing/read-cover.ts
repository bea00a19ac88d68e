import { coveringContracts, findDevice } from '@sysops/db/billing';
import { decideCover, type DeviceView } from '@sysops/domain/billing';
import type { Instant } from '@sysops/domain/shared';
import type { CoverVerdict } from '@sysops/domain/tickets';
import type { RequestEm } from '../trpc/context.ts';

/** Whether a customer's device is covered at an instant. Asks our own rows only, so it is known while payments are down. */
export async function coverFor(em: RequestEm, customerId: string, device: { readonly deviceId: string | null; readonly category: string }, now: Instant): Promise<CoverVerdict> {
  return decideCover(await coveringContracts(em, customerId), device, now);
}

/** A device that is registered to this customer, or null. */
export const deviceOf = (em: RequestEm, customerId: string, deviceId: string): Promise<DeviceView | null> => findDevice(em, customerId, deviceId);
