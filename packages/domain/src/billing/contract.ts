import type { CivilDate, Instant } from '../shared/index.ts';
import type { Term } from './billing-period.ts';

export type PaidPeriod = { readonly period: number; readonly planVersionId: string };

export type FailedPeriod = { readonly period: number; readonly failedAt: Instant; readonly suspendAt: Instant; readonly endAt: Instant };

/** What holds in every state. Periods are numbered from 1; `paidThrough` 0 means that none is paid. */
export type ContractFacts = {
  readonly id: string;
  readonly planVersionId: string;
  readonly term: Term;
  readonly timeZone: string;
  readonly anchor: CivilDate;
  readonly startsAt: Instant;
  /** End of the cover that is paid; of the first period while it is not paid. */
  readonly endsAt: Instant;
  readonly paidThrough: number;
  /** Periods whose payment was heard of before that of the one before them. */
  readonly paidAhead: readonly PaidPeriod[];
  /** First failed charge of each period that is not paid; forgotten when it is paid. */
  readonly failed: readonly FailedPeriod[];
  readonly cancelAtPeriodEnd: boolean;
  readonly version: number;
};

export type EndReason = 'cancelled' | 'unpaid' | 'never_paid';

type Owner = { readonly customerId: string };
type Dunned = Omit<FailedPeriod, 'period'>;

/** Sold at a till and nobody's yet; its first period is paid with the device. */
export type UnclaimedContract = ContractFacts & { readonly status: 'unclaimed'; readonly customerId: null };
/** Bought on the website, waits for its first payment until `payBy`. */
export type PendingContract = ContractFacts & Owner & { readonly status: 'pending'; readonly payBy: Instant };
export type ActiveContract = ContractFacts & Owner & { readonly status: 'active' };
/** The charge for the next period failed; cover goes on while it is tried again. */
export type GraceContract = ContractFacts & Owner & Dunned & { readonly status: 'grace' };
export type SuspendedContract = ContractFacts & Owner & Dunned & { readonly status: 'suspended'; readonly suspendedAt: Instant };
export type EndedContract = ContractFacts & Owner & { readonly status: 'ended'; readonly endedAt: Instant; readonly endReason: EndReason };

/** One customer holding one version of one plan for some devices. */
export type Contract = UnclaimedContract | PendingContract | ActiveContract | GraceContract | SuspendedContract | EndedContract;

type Fact<Type extends string, Body extends object = object> = { readonly type: Type; readonly at: Instant } & Readonly<Body>;

type NewContract = Pick<ContractFacts, 'id' | 'planVersionId' | 'term' | 'timeZone' | 'startsAt'>;

/** Who recorded a sale of a shop: the till by its own key, or somebody of staff. */
export type SoldBy = { readonly kind: 'till'; readonly tillKeyId: string; readonly name: string } | { readonly kind: 'staff'; readonly accountId: string; readonly name: string };

export type ContractEvent =
  // `by` is missing on sales from before it was kept.
  | Fact<'ContractSold', { contract: NewContract; by?: SoldBy }>
  | Fact<'ContractBought', { contract: NewContract; customerId: string; payBy: Instant }>
  | Fact<'ContractClaimed', { customerId: string }>
  | Fact<'PurchaseRestarted', { payBy: Instant }>
  | Fact<'PeriodPaid', { period: number; planVersionId: string }>
  | Fact<'PaymentVoided', { period: number }>
  | Fact<'ChargeFailed', { period: number; suspendAt: Instant; endAt: Instant }>
  | Fact<'CoverSuspended'>
  | Fact<'CancelRequested'>
  | Fact<'CancelWithdrawn'>
  | Fact<'ContractEnded', { endReason: EndReason }>;
