import { DomainError, unreachable, type Instant } from '../shared/index.ts';
import { dateOf, endOfPeriod } from './billing-period.ts';
import type { ActiveContract, Contract, ContractEvent, ContractFacts, GraceContract, PaidPeriod } from './contract.ts';

/** The part of a contract that every state has. */
function factsOf(contract: Contract): ContractFacts {
  const { id, planVersionId, term, timeZone, anchor, startsAt, endsAt, paidThrough, paidAhead, failed, cancelAtPeriodEnd, version } = contract;
  return { id, planVersionId, term, timeZone, anchor, startsAt, endsAt, paidThrough, paidAhead, failed, cancelAtPeriodEnd, version };
}

function start(event: ContractEvent): Contract {
  if (event.type !== 'ContractSold' && event.type !== 'ContractBought') throw new DomainError('invalid', 'A history starts with the contract being sold', { type: event.type });
  const { contract } = event;
  const anchor = dateOf(contract.startsAt, contract.timeZone);
  const facts = { ...contract, anchor, endsAt: endOfPeriod({ ...contract, anchor }, 1), paidAhead: [], failed: [], cancelAtPeriodEnd: false, version: 1 };
  if (event.type === 'ContractSold') return { ...facts, paidThrough: 1, status: 'unclaimed', customerId: null };
  return { ...facts, paidThrough: 0, status: 'pending', customerId: event.customerId, payBy: event.payBy };
}

const mine = (contract: Contract): string => {
  if (contract.customerId === null) throw new DomainError('invalid', 'The history does not fit together', { status: contract.status });
  return contract.customerId;
};

/** Takes one more paid period: in whatever order payments are heard of, the same periods are paid in the end. */
function withPaid(facts: ContractFacts, paid: PaidPeriod): ContractFacts {
  const known = new Map([...facts.paidAhead, paid].map((p) => [p.period, p]));
  let { paidThrough, planVersionId } = facts;
  for (let next = known.get(paidThrough + 1); next; next = known.get(paidThrough + 1)) {
    paidThrough = next.period;
    planVersionId = next.planVersionId;
  }
  const paidAhead = [...known.values()].filter((p) => p.period > paidThrough).toSorted((a, b) => a.period - b.period);
  const failed = facts.failed.filter((f) => f.period > paidThrough && !known.has(f.period));
  const endsAt = paidThrough === facts.paidThrough ? facts.endsAt : endOfPeriod(facts, paidThrough);
  return { ...facts, planVersionId, paidThrough, paidAhead, failed, endsAt };
}

/** Active, or in grace when a charge for what is owed next has failed already. */
function inForce(facts: ContractFacts, customerId: string): ActiveContract | GraceContract {
  const failed = facts.failed.find((f) => f.period === owedPeriod(facts));
  if (!failed) return { ...facts, status: 'active', customerId };
  const { failedAt, suspendAt, endAt } = failed;
  return { ...facts, status: 'grace', customerId, failedAt, suspendAt, endAt };
}

function paid(contract: Contract, facts: ContractFacts, event: Extract<ContractEvent, { type: 'PeriodPaid' }>): Contract {
  const after = withPaid(facts, { period: event.period, planVersionId: event.planVersionId });
  // The period that was owed is not paid by this one: nothing changes but what is known.
  if (after.paidThrough === contract.paidThrough) return { ...contract, ...after };
  return inForce(after, mine(contract));
}

function failedCharge(contract: Contract, facts: ContractFacts, event: Extract<ContractEvent, { type: 'ChargeFailed' }>): Contract {
  const { period, at, suspendAt, endAt } = event;
  const after = { ...facts, failed: [...facts.failed, { period, failedAt: at, suspendAt, endAt }].toSorted((a, b) => a.period - b.period) };
  return contract.status === 'active' ? inForce(after, contract.customerId) : { ...contract, ...after };
}

/** The contract after one more fact; `evolve` over the whole history gives the stored row. */
export function evolve(contract: Contract | null, event: ContractEvent): Contract {
  if (!contract) return start(event);
  const facts: ContractFacts = { ...factsOf(contract), version: contract.version + 1 };
  switch (event.type) {
    case 'ContractSold':
    case 'ContractBought': throw new DomainError('invalid', 'A contract is sold once', { id: contract.id });
    case 'ContractClaimed': return { ...facts, status: 'active', customerId: event.customerId };
    case 'PurchaseRestarted': {
      const anchor = dateOf(event.at, facts.timeZone);
      return { ...facts, anchor, startsAt: event.at, endsAt: endOfPeriod({ ...facts, anchor }, 1), status: 'pending', customerId: mine(contract), payBy: event.payBy };
    }
    case 'PeriodPaid': return paid(contract, facts, event);
    case 'PaymentVoided': return { ...facts, paidThrough: event.period - 1, endsAt: event.period === 1 ? facts.startsAt : endOfPeriod(facts, event.period - 1), status: 'active', customerId: mine(contract) };
    case 'ChargeFailed': return failedCharge(contract, facts, event);
    case 'CoverSuspended': {
      if (contract.status !== 'grace') throw new DomainError('invalid', 'The history does not fit together', { status: contract.status });
      const { customerId, failedAt, suspendAt, endAt } = contract;
      return { ...facts, status: 'suspended', customerId, failedAt, suspendAt, endAt, suspendedAt: event.at };
    }
    case 'CancelRequested': return { ...contract, ...facts, cancelAtPeriodEnd: true };
    case 'CancelWithdrawn': return { ...contract, ...facts, cancelAtPeriodEnd: false };
    case 'ContractEnded': return { ...facts, status: 'ended', customerId: mine(contract), endedAt: event.at, endReason: event.endReason };
    default: return unreachable(event);
  }
}

/** The period that is charged next. */
export const owedPeriod = (contract: Pick<ContractFacts, 'paidThrough'>): number => contract.paidThrough + 1;

/** The first instant of a period: the start of the contract, or the end of the period before. */
export const startOfPeriod = (contract: Pick<ContractFacts, 'anchor' | 'term' | 'timeZone' | 'startsAt' | 'endsAt' | 'paidThrough'>, period: number): Instant => (period === 1 ? contract.startsAt : period === contract.paidThrough + 1 ? contract.endsAt : endOfPeriod(contract, period - 1));
