import { DomainError, type Instant } from '../shared/index.ts';
import type { BillingPolicy } from './billing-policy.ts';

export type MoneyBack = { readonly kind: 'refund' | 'credit'; readonly amountCents: number };

/** Whether one person may decide it alone. */
export const needsSecondApproval = ({ kind, amountCents }: MoneyBack, policy: BillingPolicy): boolean => amountCents > (kind === 'refund' ? policy.refundSecondApprovalCents : policy.creditSecondApprovalCents);

/** Throws `forbidden` when the one who approves is the one who asked. */
export function assertOtherPerson(askedBy: string, approvedBy: string): void {
  if (askedBy === approvedBy) throw new DomainError('forbidden', 'A second person has to approve this', { field: 'approval' });
}

/** Throws `invalid` for more than is left of a payment. */
export function assertRefundable(payment: { readonly paidCents: number; readonly refundedCents: number }, amountCents: number): void {
  const left = payment.paidCents - payment.refundedCents;
  if (amountCents > left) throw new DomainError('invalid', `At most $${(left / 100).toFixed(2)} of this payment can be refunded`, { field: 'amountCents', leftCents: left });
}

/** What is left of a paid period at an instant, in proportion to its time; cents rounded down. */
export function unusedCents(period: { readonly startsAt: Instant; readonly endsAt: Instant; readonly paidCents: number }, now: Instant): number {
  if (now <= period.startsAt) return period.paidCents;
  if (now >= period.endsAt) return 0;
  return Math.floor((period.paidCents * (period.endsAt - now)) / (period.endsAt - period.startsAt));
}
