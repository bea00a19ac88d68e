import { decideCover, type ContractView, type CoveringContract } from '@sysops/domain/billing';
import type { CoverVerdict, DeviceCategory } from '@sysops/domain/tickets';

const covering = ({ id, plan, devices, ...standing }: ContractView): CoveringContract => ({
  ...standing, contractId: id, planVersionId: plan.versionId, tier: plan.tier, categories: plan.categories, deviceIds: devices.map((device) => device.id),
});

/** The verdict that the server would give now, by the same rule; the one that counts is made when the ticket is stored. */
export const coverOf = (contracts: readonly ContractView[], device: { readonly deviceId: string | null; readonly category: DeviceCategory }, now: number): CoverVerdict =>
  decideCover(contracts.map(covering), device, now);
