import { dayAfter, defaultBillingPolicy as policy, endAt, endOfPeriod, evolve, failureKind, isoDate, nextTryAt, suspendAt, type Contract, type ContractEvent } from '@sysops/domain/billing';
import { day, hour, minute, type Instant } from '@sysops/domain/shared';
import type { Chance } from '../chance.ts';
import { staff } from '../demo-people.ts';
import { iso, type Row } from '../insert-rows.ts';
import type { DemoContract } from './contracts.ts';

/** One period's charge in the demonstration: when it fell due, the refusals, and when it was paid, if it was. */
export type PastCharge = { readonly period: number; readonly startsAt: Instant; readonly endsAt: Instant; readonly dueAt: Instant; readonly refused: readonly { readonly at: Instant; readonly code: string }[]; readonly paidAt: Instant | null };

export type ContractLife = { readonly contract: Contract; readonly events: readonly ContractEvent[]; readonly charges: readonly PastCharge[] };

const retryCodes = ['insufficient_funds', 'card_declined', 'insufficient_funds'] as const;
const everyCode = [...retryCodes, 'expired_card', 'authentication_required', 'stolen_card'] as const;
/** Renewals whose first try was refused and a later one went through. */
const recovered = 0.08;

const morning = (at: Instant, timeZone: string, days: number): Instant => dayAfter(at, timeZone, { days, minute: policy.chargeAtMinute });

/** The tries of a renewal by the timetable, until `until`. */
function triesOf({ timeZone }: DemoContract, dueAt: Instant, { code, until }: { readonly code: string; readonly until: Instant }): { at: Instant; code: string }[] {
  const days = failureKind(code) === 'retry' ? [0, ...policy.retryDays] : [0];
  return days.map((n) => ({ at: morning(dueAt, timeZone, n), code })).filter(({ at }) => at < until);
}

/** From when to when a period is, and when its card is charged. */
export function chargeOf(contract: DemoContract, period: number): Omit<PastCharge, 'refused' | 'paidAt'> {
  const schedule = { anchor: anchorOf(contract), term: 'year', timeZone: contract.timeZone } as const;
  const startsAt = period === 1 ? contract.startsAt : endOfPeriod(schedule, period - 1);
  return { period, startsAt, endsAt: endOfPeriod(schedule, period), dueAt: period === 1 ? startsAt : morning(startsAt, contract.timeZone, 0) };
}

const anchorOf = (contract: DemoContract): Contract['anchor'] => evolve(null, firstEvent(contract, null)).anchor;

type Given = { readonly chance: Chance; readonly now: Instant };

/** Who records what comes from the tills. */
const cashier = staff.filter(({ role }) => role === 'admin').map(({ id, name }) => ({ kind: 'staff' as const, accountId: id, name }))[0];

const boughtMinutes = 4 * minute;

function firstEvent({ id, plan, timeZone, startsAt, receiptNumber }: DemoContract, customerId: string | null): ContractEvent {
  const contract = { id, planVersionId: plan.id, term: 'year', timeZone, startsAt } as const;
  if (receiptNumber !== null || customerId === null) return { type: 'ContractSold', at: startsAt, contract, ...(cashier ? { by: cashier } : {}) };
  return { type: 'ContractBought', at: startsAt, contract, customerId, payBy: startsAt + policy.pendingHours * hour };
}

/** What was paid: with the device in the shop, or by card. */
function paidCharges(contract: DemoContract, { chance, now }: Given): PastCharge[] {
  const first = contract.receiptNumber === null ? 1 : 2;
  return Array.from({ length: Math.max(0, contract.years - first + 1) }, (_, n) => {
    const charge = chargeOf(contract, first + n);
    if (charge.period === 1) return { ...charge, refused: [], paidAt: charge.startsAt + boughtMinutes };
    // Every retry of the timetable must lie in the past.
    if (!chance.yes(recovered) || charge.dueAt > now - policy.suspendDay * day) return { ...charge, refused: [], paidAt: charge.dueAt + chance.int(0, 50) * minute };
    const paidAt = morning(charge.dueAt, contract.timeZone, chance.pick(policy.retryDays.slice(0, 4)));
    return { ...charge, refused: triesOf(contract, charge.dueAt, { code: chance.pick(retryCodes), until: paidAt }), paidAt };
  });
}

/** The renewal that failed: of a contract past due, or one that ended for it. */
function failedCharge(contract: DemoContract, { chance, now }: Given): PastCharge[] {
  const unpaid = contract.status === 'grace' || contract.status === 'suspended' || (contract.status === 'ended' && chance.yes(0.3));
  if (!unpaid) return [];
  const charge = chargeOf(contract, contract.years + 1);
  return [{ ...charge, refused: triesOf(contract, charge.dueAt, { code: chance.pick(everyCode), until: now }), paidAt: null }];
}

const failedEvent = ({ timeZone }: DemoContract, { period, refused }: PastCharge): ContractEvent[] => {
  const [first] = refused;
  if (!first) return [];
  const start = { failedAt: first.at, timeZone };
  return [{ type: 'ChargeFailed', at: first.at, period, suspendAt: suspendAt(start, policy), endAt: endAt(start, policy) }];
};

/** How it ended, as far as it did: by its owner, or unpaid. */
function endingOf(contract: DemoContract, failed: PastCharge | undefined, cancels: boolean): ContractEvent[] {
  const first = failed?.refused[0];
  if (!first) {
    if (contract.status === 'ended') return [{ type: 'CancelRequested', at: contract.endsAt - 40 * day }, { type: 'ContractEnded', at: contract.endsAt, endReason: 'cancelled' }];
    return cancels ? [{ type: 'CancelRequested', at: contract.endsAt - 356 * day }] : [];
  }
  const start = { failedAt: first.at, timeZone: contract.timeZone };
  const suspended: ContractEvent[] = contract.status === 'grace' ? [] : [{ type: 'CoverSuspended', at: suspendAt(start, policy) }];
  return [...suspended, ...(contract.status === 'ended' ? [{ type: 'ContractEnded', at: endAt(start, policy), endReason: 'unpaid' } as const] : [])];
}

/** The whole life of a contract until now, told in the facts that the product itself would have written. */
export function liveContract(contract: DemoContract, customerId: string | null, given: Given): ContractLife {
  const first = firstEvent(contract, customerId);
  if (customerId === null) return { contract: evolve(null, first), events: [first], charges: [] };
  const paid = paidCharges(contract, given);
  const failed = failedCharge(contract, given);
  const claimed: ContractEvent[] = first.type === 'ContractSold' ? [{ type: 'ContractClaimed', at: Math.min(contract.startsAt + given.chance.int(1, 60) * hour, given.now), customerId }] : [];
  const paying = paid.flatMap((charge): ContractEvent[] => [...failedEvent(contract, charge), { type: 'PeriodPaid', at: charge.paidAt ?? charge.dueAt, period: charge.period, planVersionId: contract.plan.id }]);
  const events = [first, ...claimed, ...paying, ...failed.flatMap((charge) => failedEvent(contract, charge)), ...endingOf(contract, failed[0], contract.status === 'active' && contract.endsAt < given.now + 300 * day && given.chance.yes(0.02))];
  return { contract: events.slice(1).reduce((before, event) => evolve(before, event), evolve(null, first)), events, charges: [...paid, ...failed] };
}

/** When the card is tried again, if it is. */
export const nextTryOf = ({ refused }: PastCharge, timeZone: string, now: Instant): Instant | null => {
  const [first] = refused;
  return first ? nextTryAt({ failedAt: first.at, timeZone }, policy, { kind: failureKind(first.code), now }) : null;
};

/** A contract as its table keeps it. */
export function contractRow(c: Contract): Row {
  const dunned = c.status === 'grace' || c.status === 'suspended' ? c : null;
  const ended = c.status === 'ended' ? c : null;
  return {
    customer_id: c.customerId, plan_version_id: c.planVersionId, status: c.status, starts_at: iso(c.startsAt), ends_at: iso(c.endsAt), time_zone: c.timeZone, anchor_on: isoDate(c.anchor), paid_through: c.paidThrough, paid_ahead: c.paidAhead, failed: c.failed,
    cancel_at_period_end: c.cancelAtPeriodEnd, failed_at: dunned && iso(dunned.failedAt), suspend_at: dunned && iso(dunned.suspendAt), end_at: dunned && iso(dunned.endAt), suspended_at: c.status === 'suspended' ? iso(c.suspendedAt) : null,
    ended_at: ended && iso(ended.endedAt), end_reason: ended && ended.endReason, version: c.version,
  };
}
