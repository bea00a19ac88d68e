import type { ContractView, DeviceView } from './billing-views.ts';

type Thing = Pick<DeviceView, 'category' | 'brand' | 'model' | 'serial'>;

const plain = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether two entries are one thing in one home. A serial number decides; without one on either side, make and model do.
 * One with and one without a serial number stay two: cover is not given on a guess.
 */
export function isSameDevice(a: Thing, b: Thing): boolean {
  if (a.category !== b.category) return false;
  if (a.serial !== null && b.serial !== null) return plain(a.serial) === plain(b.serial);
  return a.serial === null && b.serial === null && plain(a.brand) === plain(b.brand) && plain(a.model) === plain(b.model);
}

type Held = Pick<ContractView, 'status' | 'devices'>;

/** Entries of ended contracts that are the same thing as one of this contract: who bought the plan again did not buy another television. */
export const formerEntries = (contract: Held, all: readonly Held[]): DeviceView[] =>
  contract.status === 'ended' ? [] : all.filter(({ status }) => status === 'ended').flatMap(({ devices }) => devices.filter((former) => contract.devices.some((now) => isSameDevice(former, now))));

/** What a person chooses from: each thing once, those under a plan that has not ended first. */
export function devicesToChoose(contracts: readonly Held[]): DeviceView[] {
  const [live, ended] = [contracts.filter(({ status }) => status !== 'ended'), contracts.filter(({ status }) => status === 'ended')];
  const shown = new Map(live.flatMap(({ devices }) => devices).map((device) => [device.id, device]));
  for (const former of ended.flatMap(({ devices }) => devices)) if (![...shown.values()].some((device) => isSameDevice(device, former))) shown.set(former.id, former);
  return [...shown.values()];
}
