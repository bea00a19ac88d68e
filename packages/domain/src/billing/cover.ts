import * as z from 'zod';
import type { Instant } from '../shared/index.ts';
import type { CoverVerdict } from '../tickets/ticket.ts';

/** `grace`: a renewal charge failed and is being retried; cover goes on meanwhile. */
export const ContractStatus = z.enum(['unclaimed', 'active', 'grace', 'suspended', 'ended']);
export type ContractStatus = z.infer<typeof ContractStatus>;

export type CoveringContract = {
  readonly contractId: string;
  readonly planVersionId: string;
  readonly status: ContractStatus;
  readonly tier: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly categories: readonly string[];
  readonly deviceIds: readonly string[];
};

const none = (reason: CoverVerdict['reason']): CoverVerdict => ({ covered: false, reason, contractId: null, planVersionId: null, tier: null });

function refusalOf(contract: CoveringContract, now: Instant): CoverVerdict['reason'] | null {
  if (contract.status === 'suspended') return 'suspended';
  if (contract.status === 'ended' || contract.status === 'unclaimed') return 'ended';
  if (now < contract.startsAt) return 'not_started';
  if (contract.status === 'active' && now >= contract.endsAt) return 'ended';
  return null;
}

/**
 * Whether a device is covered now, and by which contract. Decided once, when the ticket is created. Asks no provider:
 * the contract's own state is enough, so cover is known while payments are down.
 */
export function decideCover(contracts: readonly CoveringContract[], device: { readonly deviceId: string | null; readonly category: string }, now: Instant): CoverVerdict {
  if (contracts.length === 0) return none('no_contract');
  const fitting = contracts.filter((c) => (device.deviceId === null ? c.categories.includes(device.category) : c.deviceIds.includes(device.deviceId)));
  if (fitting.length === 0) return none('device_not_covered');
  const open = fitting.find((c) => refusalOf(c, now) === null);
  if (open) return { covered: true, reason: open.status === 'grace' ? 'grace' : 'active', contractId: open.contractId, planVersionId: open.planVersionId, tier: open.tier };
  const [first] = fitting;
  return none(first ? (refusalOf(first, now) ?? 'ended') : 'no_contract');
}
