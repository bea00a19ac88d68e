import { churnShare, recoveredShare, type BillingMonth, type BillingReport } from '@sysops/domain/billing';
import { Button, Card, DataTable, type Column } from '@sysops/ui';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { reportEn as t } from '../messages/console-commerce-en.ts';
import { saveCsv, type CsvRow } from '../shell/console-csv.ts';
import { MonthBars, type Series } from './month-bars.tsx';
import { dollarsOf, monthName, moneyOf, roundMoneyOf, shareText } from './report-words.ts';

type Props = { readonly report: BillingReport };

const fills = ['bg-violet-9', 'bg-blue-9', 'bg-jade-9', 'bg-amber-9', 'bg-red-9', 'bg-neutral-9'] as const;
const fillOf = (n: number): string => fills[n] ?? 'bg-neutral-9';

type PlotCardProps = { readonly title: string; readonly how: string; readonly save: () => void; readonly plot: ReactNode; readonly columns: readonly Column<BillingMonth>[]; readonly months: readonly BillingMonth[] };

/** A plot with its definition, the table beside it, newest month first, and a file of the same figures. */
function PlotCard({ title, how, save, plot, columns, months }: PlotCardProps) {
  return (
    <Card title={title} actions={<Button size="small" icon={<Download />} onClick={save}>{t.csv}<span className="sr-only">: {title}</span></Button>}>
      <p className="max-w-[80ch] text-small text-muted">{how}</p>
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-2">
        {plot}
        <div className="-mx-card min-w-0 border-t border-line xl:mx-0 xl:overflow-hidden xl:rounded-card xl:border"><DataTable label={title} columns={columns} rows={months.toReversed()} rowKey={(row) => row.month} maxHeight="15.5rem" /></div>
      </div>
    </Card>
  );
}

const monthColumn: Column<BillingMonth> = { key: 'month', header: t.month, cell: (row) => <span className="font-medium">{monthName(row.month)}</span> };
const moneyColumn = (key: string, header: string, cents: (row: BillingMonth) => number): Column<BillingMonth> => ({ key, header, align: 'end', cell: (row) => (cents(row) === 0 ? <span className="text-muted">–</span> : moneyOf(cents(row))) });
const countColumn = (key: string, header: string, count: (row: BillingMonth) => number): Column<BillingMonth> => ({ key, header, align: 'end', cell: (row) => (count(row) === 0 ? <span className="text-muted">–</span> : count(row)) });

export function RevenueByPlan({ report: { plans, months } }: Props) {
  const series: Series[] = plans.map(({ code, name }, n) => ({ key: code, name, fill: fillOf(n) }));
  const centsOf = (row: BillingMonth, code: string): number => row.plans.find((plan) => plan.code === code)?.chargedCents ?? 0;
  const columns = [
    monthColumn, moneyColumn('total', t.total, (row) => row.chargedCents), ...series.map(({ key, name }) => moneyColumn(key, name, (row) => centsOf(row, key))), moneyColumn('tax', t.revenue.tax, (row) => row.taxCents),
    moneyColumn('refunded', t.revenue.refunded, (row) => row.refundedCents), moneyColumn('carried', t.revenue.carried, (row) => row.carriedOverCents),
  ];
  const save = (): void => {
    const rows: CsvRow[] = months.map((row) => [row.month, dollarsOf(row.chargedCents), ...series.map(({ key }) => dollarsOf(centsOf(row, key))), dollarsOf(row.taxCents), dollarsOf(row.refundedCents), dollarsOf(row.carriedOverCents), row.payments]);
    saveCsv(t.revenue.file, [[t.month, t.total, ...series.map(({ name }) => name), t.revenue.tax, t.revenue.refunded, t.revenue.carried, t.tie.rows.payments], ...rows]);
  };
  const bars = months.map((row) => ({ month: row.month, parts: Object.fromEntries(row.plans.map(({ code, chargedCents }) => [code, chargedCents])) }));
  return <PlotCard title={t.revenue.title} how={t.revenue.how} save={save} months={months} columns={columns} plot={<MonthBars label={t.revenue.title} series={series} bars={bars} format={roundMoneyOf} say={t.bar} />} />;
}

export function FailedAndRecovered({ report: { months } }: Props) {
  const series: Series[] = [{ key: 'recovered', name: t.failed.recovered, fill: 'bg-jade-9' }, { key: 'open', name: t.failed.open, fill: 'bg-amber-9' }, { key: 'lost', name: t.failed.lost, fill: 'bg-red-9' }];
  const columns = [
    monthColumn, countColumn('recovered', t.failed.recovered, (row) => row.failed.recovered), countColumn('open', t.failed.open, (row) => row.failed.open), countColumn('lost', t.failed.lost, (row) => row.failed.lost),
    { key: 'share', header: t.failed.share, align: 'end' as const, cell: (row: BillingMonth) => shareText(recoveredShare(row.failed)) }, moneyColumn('cents', t.failed.cents, (row) => row.failed.recoveredCents),
  ];
  const save = (): void => saveCsv(t.failed.file, [[t.month, t.failed.recovered, t.failed.open, t.failed.lost, t.failed.share, t.failed.cents], ...months.map(({ month, failed }): CsvRow => [month, failed.recovered, failed.open, failed.lost, shareText(recoveredShare(failed)), dollarsOf(failed.recoveredCents)])]);
  const bars = months.map(({ month, failed: { recovered, open, lost } }) => ({ month, parts: { recovered, open, lost } }));
  return <PlotCard title={t.failed.title} how={t.failed.how} save={save} months={months} columns={columns} plot={<MonthBars label={t.failed.title} series={series} bars={bars} format={String} say={t.bar} />} />;
}

export function ChurnByCause({ report: { months } }: Props) {
  const series: Series[] = [{ key: 'cancelled', name: t.churn.cancelled, fill: 'bg-blue-9' }, { key: 'unpaid', name: t.churn.unpaid, fill: 'bg-red-9' }];
  const columns = [
    monthColumn, countColumn('cancelled', t.churn.cancelled, (row) => row.ended.cancelled), countColumn('unpaid', t.churn.unpaid, (row) => row.ended.unpaid), countColumn('inForce', t.churn.inForce, (row) => row.inForce), countColumn('joined', t.churn.joined, (row) => row.joined),
    { key: 'share', header: t.churn.share, align: 'end' as const, cell: (row: BillingMonth) => shareText(churnShare(row)) },
  ];
  const save = (): void => saveCsv(t.churn.file, [[t.month, t.churn.cancelled, t.churn.unpaid, t.churn.inForce, t.churn.joined, t.churn.share], ...months.map((row): CsvRow => [row.month, row.ended.cancelled, row.ended.unpaid, row.inForce, row.joined, shareText(churnShare(row))])]);
  const bars = months.map(({ month, ended }) => ({ month, parts: { ...ended } }));
  return <PlotCard title={t.churn.title} how={t.churn.how} save={save} months={months} columns={columns} plot={<MonthBars label={t.churn.title} series={series} bars={bars} format={String} say={t.bar} />} />;
}
