import { churnShare, recoveredShare, type BillingReport } from '@sysops/domain/billing';
import { Select } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { reportEn as t } from '../messages/console-commerce-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { ChurnByCause, FailedAndRecovered, RevenueByPlan } from './desk-report-plots.tsx';
import { TiesToStripe } from './desk-tie-out.tsx';
import { moneyOf, shareText } from './report-words.ts';

const spans = ['6', '12', '24'] as const;

/** How the plans stand, what they bring in, what fails and what is lost, and that it ties to Stripe. */
export function Report() {
  const [months, setMonths] = useState<(typeof spans)[number]>('12');
  const report = useQuery(api.billing.report.queryOptions({ months: Number(months) }, { placeholderData: keepPreviousData }));
  return (
    <div className="flex flex-col gap-5">
      <Select aria-label={t.months.label} className="max-w-40" choices={spans.map((value) => ({ value, label: t.months.last(value) }))} value={months} onChange={setMonths} />
      <Loaded query={report}>
        {(data) => (
          <div className="flex flex-col gap-5">
            <Standing report={data} />
            <RevenueByPlan report={data} />
            <FailedAndRecovered report={data} />
            <ChurnByCause report={data} />
            <TiesToStripe months={data.months.map(({ month }) => month)} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Standing({ report: { standing, months } }: { report: BillingReport }) {
  const recovered = months.reduce((sum, { failed }) => sum + failed.recovered, 0);
  const lost = months.reduce((sum, { failed }) => sum + failed.lost, 0);
  const lostShares = months.slice(0, -1).flatMap((month) => churnShare(month) ?? []);
  const churn = lostShares.length === 0 ? null : lostShares.reduce((sum, share) => sum + share, 0) / lostShares.length;
  const numbers: readonly (readonly [label: string, value: string, hint: string])[] = [
    [t.standing.active, standing.active.toLocaleString('en-US'), standing.cancelling > 0 ? t.standing.cancelling(standing.cancelling) : ''], [t.standing.grace, String(standing.grace), ''], [t.standing.suspended, String(standing.suspended), ''],
    [t.standing.owed, moneyOf(standing.owedCents), ''], [t.standing.recovered, shareText(recoveredShare({ recovered, lost })), t.recoveredHint(recovered, recovered + lost)], [t.standing.churn, shareText(churn), t.churnHint],
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
      {numbers.map(([label, value, hint]) => (
        <div key={label} className="flex flex-col gap-1 bg-surface px-4 py-3">
          <dt className="order-2 text-muted">{label}</dt>
          <dd className="tabular order-1 text-[clamp(1.25rem,5.5vw,1.75rem)] leading-none font-medium">{value}</dd>
          <dd className="order-3 min-h-[1.5em] text-12 text-muted">{hint}</dd>
        </div>
      ))}
    </dl>
  );
}
