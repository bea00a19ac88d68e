import { billingStanding, failuresByMonth, holdersByMonth, plansInForce, refundsByMonth, revenueByMonth } from '@sysops/db/billing';
import { readNow } from '@sysops/db/connection';
import type { BillingReport, BillingReportOf, Outcomes } from '@sysops/domain/billing';
import type { RequestEm } from '../trpc/context.ts';

const noFailures: Outcomes = { all: 0, recovered: 0, lost: 0, open: 0, allCents: 0, recoveredCents: 0 };

const sumOf = <T>(rows: readonly T[], value: (row: T) => number): number => rows.reduce((sum, row) => sum + value(row), 0);

/** How the plans stand now, and month by month what they brought in, what failed and what was lost. */
export async function readReport(em: RequestEm, { months: count }: BillingReportOf): Promise<BillingReport> {
  const revenue = await revenueByMonth(em, count);
  const refunds = await refundsByMonth(em, count);
  const failures = await failuresByMonth(em, count);
  const months = (await holdersByMonth(em, count)).map((holders) => {
    const paid = revenue.filter(({ month }) => month === holders.month);
    const failed = failures.find(({ month }) => month === holders.month);
    return {
      ...holders, payments: sumOf(paid, (row) => row.payments), chargedCents: sumOf(paid, (row) => row.chargedCents), taxCents: sumOf(paid, (row) => row.taxCents), carriedOverCents: sumOf(paid, (row) => row.carriedOverCents),
      refundedCents: refunds.find(({ month }) => month === holders.month)?.cents ?? 0, plans: paid.map(({ code, chargedCents }) => ({ code, chargedCents })),
      failed: failed ? { all: failed.all, recovered: failed.recovered, lost: failed.lost, open: failed.open, allCents: failed.allCents, recoveredCents: failed.recoveredCents } : noFailures,
    };
  });
  return { at: await readNow(em), standing: await billingStanding(em), plans: await plansInForce(em), months };
}
