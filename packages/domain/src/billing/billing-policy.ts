import * as z from 'zod';

const days = z.array(z.int().min(0).max(120)).min(1).max(12);
/** Counted forward, so they stand in their order. */
const risingDays = days.refine((list) => list.every((day, n) => n === 0 || day > (list[n - 1] ?? 0)), { error: 'Days must rise, each only once' });
const cents = z.int().min(0).max(10_000_000);

/** Every number of the billing timetable. Days count from the local date of the first failed charge, or back from the renewal date. */
export const BillingPolicy = z.object({
  /** Local minute of the day at which cards are charged and dunning goes on. */
  chargeAtMinute: z.int().min(0).max(1439),
  retryDays: risingDays,
  messageDays: risingDays,
  /** Cover stops at 00:00 local of this day at the latest. */
  suspendDay: z.int().min(1).max(120),
  endDay: z.int().min(2).max(365),
  renewalNoticeDays: days,
  cardExpiryNoticeDays: days,
  /** A purchase that nobody paid is forgotten after this many hours. */
  pendingHours: z.int().min(1).max(720),
  /** How long one pay link holds the retries back. */
  payLinkMinutes: z.int().min(30).max(1440),
  /** Above this an admin's refund, or a goodwill credit, needs a second admin. */
  refundSecondApprovalCents: cents,
  creditSecondApprovalCents: cents,
}).refine((p) => p.suspendDay > Math.max(...p.retryDays) && p.endDay > p.suspendDay, { error: 'Cover is suspended after the last retry and ended after that' });
export type BillingPolicy = z.infer<typeof BillingPolicy>;

export const defaultBillingPolicy: BillingPolicy = {
  chargeAtMinute: 9 * 60,
  retryDays: [1, 3, 5, 8, 11, 14],
  messageDays: [0, 3, 7, 12],
  suspendDay: 15,
  endDay: 30,
  renewalNoticeDays: [30, 7],
  cardExpiryNoticeDays: [30, 7],
  pendingHours: 24,
  payLinkMinutes: 60,
  refundSecondApprovalCents: 10_000,
  creditSecondApprovalCents: 5_000,
};
