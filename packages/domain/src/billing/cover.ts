import * as z from 'zod';
import type { Instant } from '../shared/index.ts';
import type { CoverVerdict } from '../tickets/ticket.ts';
import type { ContractView } from './billing-views.ts';
import { formerEntries } from './same-device.ts';
import { hasVisitsLeft, type VisitCount } from './visits.ts';

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
  /** Of the running term; null: the plan counts none. */
  readonly visits: VisitCount | null;
};

/** What cover is decided from. A device may still be known by its entry under a plan that ended before this one was bought. */
export const coveringOf = (contracts: readonly ContractView[]): CoveringContract[] =>
  contracts.map(({ id, plan, devices, ...held }) => ({ ...held, contractId: id, planVersionId: plan.versionId, tier: plan.tier, categories: plan.categories, deviceIds: [...devices, ...formerEntries({ ...held, devices }, contracts)].map((device) => device.id) }));

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

/**
 * The refusal that says most to the customer comes first: a payment brings cover back at once, another plan is dearer.
 * A suspended contract whose visits are used is not among those that a payment brings back.
 */
const mostTelling: readonly CoverVerdict['reason'][] = ['suspended', 'visits_used', 'not_started', 'ended'];

type Device = { readonly deviceId: string | null; readonly category: string };

const fits = (contract: Pick<CoveringContract, 'categories' | 'deviceIds'>, device: Device): boolean => (device.deviceId === null ? contract.categories.includes(device.category) : contract.deviceIds.includes(device.deviceId));

type Judged = { readonly contract: CoveringContract; readonly reason: CoverVerdict['reason'] };

/** A contract's standing, unless its visits are used and it would cover without that. */
function judge(contract: CoveringContract, now: Instant): Judged {
  const reason = standingOf(contract, now);
  const used = (covers(reason) || reason === 'suspended') && !hasVisitsLeft(contract.visits);
  return { contract, reason: used ? 'visits_used' : reason };
}

/** A paid contract before one in grace, then one that counts no visits: with it the customer keeps those of the other. */
const order = ({ contract, reason }: Judged): number => (reason === 'active' ? 0 : 2) + (contract.visits ? 1 : 0);

/**
 * Whether a device is covered now, and by which contract. Decided once, when the ticket is created. Asks no provider:
 * the contract's own state and the visits counted against it are enough, so cover is known while payments are down.
 */
export function decideCover(contracts: readonly CoveringContract[], device: Device, now: Instant): CoverVerdict {
  if (contracts.length === 0) return none('no_contract');
  const fitting = contracts.filter((contract) => fits(contract, device)).map((contract) => judge(contract, now));
  if (fitting.length === 0) return none('device_not_covered');
  const [open] = fitting.filter(({ reason }) => covers(reason)).toSorted((a, b) => order(a) - order(b));
  if (open) return { covered: true, reason: open.reason, contractId: open.contract.contractId, planVersionId: open.contract.planVersionId, tier: open.contract.tier };
  return none(mostTelling.find((reason) => fitting.some((one) => one.reason === reason)) ?? 'ended');
}

/** The contract that a refusal for `visits_used` is about; null when a device is not refused for that. */
export function usedUp(contracts: readonly CoveringContract[], device: Device, now: Instant): string | null {
  if (decideCover(contracts, device, now).reason !== 'visits_used') return null;
  return contracts.find((contract) => fits(contract, device) && judge(contract, now).reason === 'visits_used')?.contractId ?? null;
}
