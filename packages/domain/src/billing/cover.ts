import * as z from 'zod';
import type { Instant } from '../shared/index.ts';
import type { CoverVerdict } from '../tickets/ticket.ts';

/** `pending`: bought, first payment not known yet. `grace`: a renewal charge failed and is being retried; cover goes on meanwhile. */
export const ContractStatus = z.enum(['unclaimed', 'pending', 'active', 'grace', 'suspended', 'ended']);
export type ContractStatus = z.infer<typeof ContractStatus>;

export type CoveringContract = {
  readonly contractId: string;
  readonly planVersionId: string;
  readonly status: ContractStatus;
  readonly tier: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly cancelAtPeriodEnd: boolean;
  /** While past due: when cover stops, whether or not the clock that suspends has run. */
  readonly suspendAt: Instant | null;
  readonly categories: readonly string[];
  readonly deviceIds: readonly string[];
};

type Standing = Pick<CoveringContract, 'status' | 'startsAt' | 'endsAt' | 'cancelAtPeriodEnd' | 'suspendAt'>;

const none = (reason: CoverVerdict['reason']): CoverVerdict => ({ covered: false, reason, contractId: null, planVersionId: null, tier: null });

/**
 * How a contract stands at an instant. One whose term is over and whose renewal nobody has tried yet still covers: a
 * charge that is late on our side is not the customer's fault.
 */
export function standingOf(contract: Standing, now: Instant): CoverVerdict['reason'] {
  if (contract.status === 'suspended') return 'suspended';
  if (contract.status === 'ended' || contract.status === 'unclaimed') return 'ended';
  if (contract.status === 'pending' || now < contract.startsAt) return 'not_started';
  if (contract.status === 'grace') return contract.suspendAt !== null && now >= contract.suspendAt ? 'suspended' : 'grace';
  if (now < contract.endsAt) return 'active';
  return contract.cancelAtPeriodEnd ? 'ended' : 'grace';
}

const covers = (reason: CoverVerdict['reason']): boolean => reason === 'active' || reason === 'grace';

/** The refusal that says most to the customer comes first. */
const mostTelling: readonly CoverVerdict['reason'][] = ['suspended', 'not_started', 'ended'];

/**
 * Whether a device is covered now, and by which contract. Decided once, when the ticket is created. Asks no provider:
 * the contract's own state is enough, so cover is known while payments are down.
 */
export function decideCover(contracts: readonly CoveringContract[], device: { readonly deviceId: string | null; readonly category: string }, now: Instant): CoverVerdict {
  if (contracts.length === 0) return none('no_contract');
  const fitting = contracts.filter((c) => (device.deviceId === null ? c.categories.includes(device.category) : c.deviceIds.includes(device.deviceId)));
  if (fitting.length === 0) return none('device_not_covered');
  const standing = fitting.map((contract) => ({ contract, reason: standingOf(contract, now) }));
  const open = standing.find(({ reason }) => reason === 'active') ?? standing.find(({ reason }) => covers(reason));
  if (open) return { covered: true, reason: open.reason, contractId: open.contract.contractId, planVersionId: open.contract.planVersionId, tier: open.contract.tier };
  return none(mostTelling.find((reason) => standing.some((s) => s.reason === reason)) ?? 'ended');
}
