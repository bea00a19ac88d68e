import * as z from 'zod';
import { instantOf, type Instant } from '../shared/index.ts';

/** Months of the books are the calendar's in this zone, wherever the customer lives. */
export const reportZone = 'America/New_York';

export const BillingReportOf = z.object({ months: z.int().min(1).max(36).default(12) });
export type BillingReportOf = z.infer<typeof BillingReportOf>;

/** `2026-11` */
export const ReportMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: 'Must be a month such as 2026-11' });

export const TieOutOf = z.object({ month: ReportMonth });
export type TieOutOf = z.infer<typeof TieOutOf>;

/** From the first instant of a month to the first of the next. */
export function boundsOfMonth(month: string): { readonly from: Instant; readonly to: Instant } {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const first = (y: number, m: number): Instant => instantOf({ year: y, month: m, day: 1 }, 0, reportZone);
  return { from: first(year, number), to: number === 12 ? first(year + 1, 1) : first(year, number + 1) };
}

/** Cents are counted when they were paid; a refund in the month it was decided. */
export type BillingMonth = {
  readonly month: string;
  /** Payments that paid for a period, tax included; a second payment that went back is in neither. */
  readonly payments: number;
  readonly chargedCents: number;
  readonly taxCents: number;
  /** Part of `chargedCents` that was paid before this system, so that Stripe does not have it. */
  readonly carriedOverCents: number;
  readonly refundedCents: number;
  readonly plans: readonly { readonly code: string; readonly chargedCents: number }[];
  /** Renewals whose first charge was refused in this month, and what has become of them until now. */
  readonly failed: Outcomes;
  /** Paid plans in force when the month began, new ones in it, and those that ended in it. */
  readonly inForce: number;
  readonly joined: number;
  readonly ended: { readonly cancelled: number; readonly unpaid: number };
};

export type Outcomes = { readonly all: number; readonly recovered: number; readonly lost: number; readonly open: number; readonly allCents: number; readonly recoveredCents: number };

export type BillingStanding = { readonly active: number; readonly cancelling: number; readonly grace: number; readonly suspended: number; readonly owedCents: number };

export type BillingReport = {
  readonly at: Instant;
  readonly standing: BillingStanding;
  readonly plans: readonly { readonly code: string; readonly name: string; readonly inForce: number }[];
  /** Oldest first; the last one is the present month. */
  readonly months: readonly BillingMonth[];
};

/** What share of the failed renewals that are decided was paid after all; null while none is. */
export const recoveredShare = ({ recovered, lost }: Pick<Outcomes, 'recovered' | 'lost'>): number | null => (recovered + lost === 0 ? null : recovered / (recovered + lost));

/** Plans that ended in a month, of those in force when it began; null when there was none. */
export const churnShare = ({ inForce, ended }: Pick<BillingMonth, 'inForce' | 'ended'>): number | null => (inForce === 0 ? null : (ended.cancelled + ended.unpaid) / inForce);

type Sums = { readonly payments: number; readonly chargedCents: number; readonly refundedCents: number };

/** A payment about which the books and Stripe disagree; null where one of them does not have it. */
export type TieDifference = { readonly payment: string; readonly contractId: string | null; readonly period: number | null; readonly hereCents: number | null; readonly stripeCents: number | null; readonly hereRefundedCents: number | null; readonly stripeRefundedCents: number | null };

/** A month of the books beside the same payments as Stripe has them now; second payments that went back are in both. */
export type TieOut = { readonly month: string; readonly at: Instant; readonly here: Sums; readonly stripe: Sums; readonly carriedOver: Omit<Sums, 'refundedCents'>; readonly differences: readonly TieDifference[] };
