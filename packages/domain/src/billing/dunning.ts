import { dayAfter } from './billing-period.ts';
import type { BillingPolicy } from './billing-policy.ts';
import type { Instant } from '../shared/index.ts';

/**
 * Answers of the card's bank after which the same card is not tried again. Source: Stripe's list of hard declines,
 * plus an expired card and no card at all: both need the customer.
 */
const hardCodes: ReadonlySet<string> = new Set([
  'no_card', 'expired_card', 'incorrect_number', 'invalid_account', 'lost_card', 'stolen_card', 'pickup_card', 'revocation_of_authorization', 'revocation_of_all_authorizations', 'highest_risk_level', 'transaction_not_allowed',
]);

/** Its owner has to confirm on the bank's page; trying without him is refused every time. */
const confirmCodes: ReadonlySet<string> = new Set(['authentication_required', 'payment_intent_authentication_failure']);

/** `retry`: the same card may work later. `new_card`: it will not. `confirm`: only with its owner present. */
export type FailureKind = 'retry' | 'new_card' | 'confirm';

export const failureKind = (code: string): FailureKind => (hardCodes.has(code) ? 'new_card' : confirmCodes.has(code) ? 'confirm' : 'retry');

export type DunningStart = { readonly failedAt: Instant; readonly timeZone: string };

/** Local days since the first failure at which something is due, as instants. */
const at = ({ failedAt, timeZone }: DunningStart, policy: BillingPolicy, days: number): Instant => dayAfter(failedAt, timeZone, { days, minute: policy.chargeAtMinute });

/** When the card is tried again, or null when it is not: after the last retry, and never after a hard decline. */
export function nextTryAt(start: DunningStart, policy: BillingPolicy, failure: { readonly kind: FailureKind; readonly now: Instant }): Instant | null {
  if (failure.kind !== 'retry') return null;
  return policy.retryDays.map((days) => at(start, policy, days)).find((due) => due > failure.now) ?? null;
}

/** Day 0 is told at once, with the failure itself. */
export const messageAt = (start: DunningStart, policy: BillingPolicy, day: number): Instant => (day === 0 ? start.failedAt : at(start, policy, day));

/** The latest day whose message is due by now; earlier ones that nobody sent are not made up for. */
export const messageDayDue = (start: DunningStart, policy: BillingPolicy, now: Instant): number | null => policy.messageDays.filter((day) => messageAt(start, policy, day) <= now).at(-1) ?? null;

export const suspendAt = ({ failedAt, timeZone }: DunningStart, policy: BillingPolicy): Instant => dayAfter(failedAt, timeZone, { days: policy.suspendDay, minute: 0 });

export const endAt = ({ failedAt, timeZone }: DunningStart, policy: BillingPolicy): Instant => dayAfter(failedAt, timeZone, { days: policy.endDay, minute: 0 });

/** Days before a renewal on which it is announced. A monthly plan is not announced before it has begun. */
export const noticeDays = (days: readonly number[], term: 'year' | 'month'): readonly number[] => (term === 'year' ? days : days.filter((n) => n < 28));
