import { DomainError, hour, unreachable, type Instant } from '../shared/index.ts';
import type { BillingPolicy } from './billing-policy.ts';
import { owedPeriod } from './contract-evolve.ts';
import type { Contract, ContractEvent, ContractFacts, SoldBy } from './contract.ts';
import { endAt, suspendAt } from './dunning.ts';

export type ContractCommand =
  | { readonly type: 'claim'; readonly customerId: string }
  | { readonly type: 'restart_purchase' }
  /** A payment that Stripe confirms. */
  | { readonly type: 'pay'; readonly period: number; readonly planVersionId: string }
  /** A payment that Stripe turns out not to have: its period is owed again. Not for the first one. */
  | { readonly type: 'void_payment'; readonly period: number }
  /** A charge that was refused. */
  | { readonly type: 'fail'; readonly period: number }
  /** `retriesOver`: no other try is planned. */
  | { readonly type: 'suspend'; readonly retriesOver: boolean }
  | { readonly type: 'cancel' | 'resume' | 'end' }
  /** Its person is erased: whatever is left of it ends now. */
  | { readonly type: 'drop' };

type NewContract = Pick<ContractFacts, 'id' | 'planVersionId' | 'term' | 'timeZone' | 'startsAt'>;

/** A plan sold with its devices at a till. */
export const sell = (contract: NewContract, now: Instant, by?: SoldBy): ContractEvent => ({ type: 'ContractSold', at: now, contract, ...(by ? { by } : {}) });

/** A plan bought on the website; cover starts when its first payment is known. */
export const buy = (contract: NewContract, buyer: { readonly customerId: string; readonly policy: BillingPolicy }): ContractEvent => ({
  type: 'ContractBought', at: contract.startsAt, contract, customerId: buyer.customerId, payBy: contract.startsAt + buyer.policy.pendingHours * hour,
});

const isPaidAhead = (contract: Contract, period: number): boolean => contract.paidAhead.some((paid) => paid.period === period);

/** `owed`: it pays for cover. `repeat`: that period is paid already. `not_owed`: nothing was owed any more; the money goes back. */
export function judgePayment(contract: Contract, period: number): 'owed' | 'repeat' | 'not_owed' {
  if (period <= contract.paidThrough || isPaidAhead(contract, period)) return 'repeat';
  return contract.status === 'unclaimed' || (contract.status === 'ended' && contract.endReason === 'cancelled') ? 'not_owed' : 'owed';
}

function refuse(contract: Contract, action: ContractCommand['type']): never {
  throw new DomainError('illegal_transition', 'Your plan has changed meanwhile; this is not possible any more', { action, status: contract.status });
}

type Given = { readonly policy: BillingPolicy; readonly now: Instant };

/**
 * One command against one contract: the fact that follows, null when it is known already or not due yet, or a
 * `DomainError` (`illegal_transition`). Payments and failures may come in any order and any number.
 */
export function decide(contract: Contract, command: ContractCommand, given: Given): ContractEvent | null {
  const at = given.now;
  switch (command.type) {
    case 'claim': return contract.status === 'unclaimed' ? { type: 'ContractClaimed', at, customerId: command.customerId } : refuse(contract, command.type);
    case 'restart_purchase': return contract.status === 'pending' || (contract.status === 'ended' && contract.endReason === 'never_paid') ? { type: 'PurchaseRestarted', at, payBy: at + given.policy.pendingHours * hour } : refuse(contract, command.type);
    case 'pay': return judgePayment(contract, command.period) === 'owed' ? { type: 'PeriodPaid', at, period: command.period, planVersionId: command.planVersionId } : null;
    case 'void_payment': return contract.status === 'active' && command.period > 1 && command.period === contract.paidThrough ? { type: 'PaymentVoided', at, period: command.period } : refuse(contract, command.type);
    case 'fail': return fail(contract, command.period, given);
    case 'suspend': return contract.status === 'grace' && (command.retriesOver || at >= contract.suspendAt) ? { type: 'CoverSuspended', at } : null;
    case 'cancel': return cancel(contract, at);
    case 'resume': return resume(contract, at);
    case 'end': return end(contract, at);
    case 'drop': return contract.status === 'ended' || contract.status === 'unclaimed' ? null : { type: 'ContractEnded', at, endReason: 'cancelled' };
    default: return unreachable(command);
  }
}

function fail(contract: Contract, period: number, { policy, now }: Given): ContractEvent | null {
  const known = period < owedPeriod(contract) || isPaidAhead(contract, period) || contract.failed.some((f) => f.period === period);
  if (known || contract.status === 'unclaimed' || contract.status === 'ended') return null;
  const start = { failedAt: now, timeZone: contract.timeZone };
  return { type: 'ChargeFailed', at: now, period, suspendAt: suspendAt(start, policy), endAt: endAt(start, policy) };
}

/** Paid cover runs to its end; while past due it ends at once and nothing is owed. */
function cancel(contract: Contract, at: Instant): ContractEvent | null {
  switch (contract.status) {
    case 'active': return contract.cancelAtPeriodEnd ? null : at >= contract.endsAt ? { type: 'ContractEnded', at, endReason: 'cancelled' } : { type: 'CancelRequested', at };
    case 'pending':
    case 'grace':
    case 'suspended': return { type: 'ContractEnded', at, endReason: 'cancelled' };
    case 'ended': return null;
    case 'unclaimed': return refuse(contract, 'cancel');
    default: return unreachable(contract);
  }
}

function resume(contract: Contract, at: Instant): ContractEvent | null {
  if (contract.status !== 'active' || at >= contract.endsAt) return refuse(contract, 'resume');
  return contract.cancelAtPeriodEnd ? { type: 'CancelWithdrawn', at } : null;
}

function end(contract: Contract, at: Instant): ContractEvent | null {
  if (contract.status === 'active' && contract.cancelAtPeriodEnd && at >= contract.endsAt) return { type: 'ContractEnded', at, endReason: 'cancelled' };
  if ((contract.status === 'suspended' || contract.status === 'grace') && at >= contract.endAt) return { type: 'ContractEnded', at, endReason: 'unpaid' };
  if (contract.status === 'pending' && at >= contract.payBy) return { type: 'ContractEnded', at, endReason: 'never_paid' };
  return null;
}
