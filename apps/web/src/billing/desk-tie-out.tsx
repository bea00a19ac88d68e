import type { TieDifference, TieOut } from '@sysops/domain/billing';
import { Badge, Button, Card, DataTable, Select, type Column } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { reportEn } from '../messages/console-commerce-en.ts';
import { saveCsv, type CsvRow } from '../shell/console-csv.ts';
import { Loaded, SkeletonRows } from '../shell/console-loaded.tsx';
import { dollarsOf, monthName, moneyOf } from './report-words.ts';

const t = reportEn.tie;

/** One month of the books beside Stripe's, asked of Stripe when it is looked at. */
export function TiesToStripe({ months }: { months: readonly string[] }) {
  const present = months.at(-1) ?? '';
  const [chosen, setChosen] = useState(present);
  const month = months.includes(chosen) ? chosen : present;
  const tie = useQuery(api.billing.tieOut.queryOptions({ month }, { staleTime: 30_000 }));
  return (
    <Card title={t.title} actions={<Select aria-label={reportEn.month} className="w-36" choices={months.toReversed().map((value) => ({ value, label: monthName(value) }))} value={month} onChange={setChosen} />}>
      <p className="max-w-[80ch] text-small text-muted">{t.how}</p>
      <Loaded query={tie} skeleton={<SkeletonRows rows={3} />}>{(data) => <Tied tie={data} />}</Loaded>
    </Card>
  );
}

type Line = { readonly name: string; readonly here: number; readonly stripe: number; readonly isMoney: boolean };

const linesOf = ({ here, stripe }: TieOut): Line[] => [
  { name: t.rows.charged, here: here.chargedCents, stripe: stripe.chargedCents, isMoney: true }, { name: t.rows.refunded, here: here.refundedCents, stripe: stripe.refundedCents, isMoney: true },
  { name: t.rows.kept, here: here.chargedCents - here.refundedCents, stripe: stripe.chargedCents - stripe.refundedCents, isMoney: true }, { name: t.rows.payments, here: here.payments, stripe: stripe.payments, isMoney: false },
];

const textOf = (value: number, isMoney: boolean): string => (isMoney ? moneyOf(value) : String(value));

const columns: readonly Column<Line>[] = [
  { key: 'name', header: '', hideHeader: true, cell: (row) => <span className="font-medium">{row.name}</span> },
  { key: 'here', header: t.here, align: 'end', cell: (row) => textOf(row.here, row.isMoney) },
  { key: 'stripe', header: t.stripe, align: 'end', cell: (row) => textOf(row.stripe, row.isMoney) },
  { key: 'difference', header: t.difference, align: 'end', cell: (row) => <span className={row.here === row.stripe ? 'text-muted' : 'font-medium text-danger-text'}>{textOf(row.here - row.stripe, row.isMoney)}</span> },
];

function Tied({ tie }: { tie: TieOut }) {
  const { differences, carriedOver } = tie;
  return (
    <div className="mt-3 flex flex-col gap-3">
      <Badge dot tone={differences.length === 0 ? 'jade' : 'red'}>{differences.length === 0 ? t.agrees : t.differs(differences.length)}</Badge>
      <div className="-mx-card border-y border-line"><DataTable label={t.title} columns={columns} rows={linesOf(tie)} rowKey={(row) => row.name} /></div>
      {carriedOver.payments > 0 ? <p className="text-small text-muted">{t.carried(carriedOver.payments, moneyOf(carriedOver.chargedCents))}</p> : null}
      {differences.length === 0 ? null : <Differences month={tie.month} rows={differences} />}
    </div>
  );
}

const centsText = (cents: number | null): string => (cents === null ? t.missing : moneyOf(cents));

const differenceColumns: readonly Column<TieDifference>[] = [
  { key: 'payment', header: t.payment, cell: (row) => <span className="tabular">{row.payment}</span> },
  { key: 'here', header: t.here, align: 'end', cell: (row) => centsText(row.hereCents) },
  { key: 'stripe', header: t.stripe, align: 'end', cell: (row) => centsText(row.stripeCents) },
  { key: 'refunds', header: t.rows.refunded, align: 'end', cell: (row) => `${centsText(row.hereRefundedCents)} / ${centsText(row.stripeRefundedCents)}` },
];

function Differences({ month, rows }: { month: string; rows: readonly TieDifference[] }) {
  const dollars = (cents: number | null): number | null => (cents === null ? null : dollarsOf(cents));
  const save = (): void => saveCsv(t.file, [['month', 'payment', 'contract', 'period', 'here', 'stripe', 'refunded_here', 'refunded_stripe'], ...rows.map((row): CsvRow => [month, row.payment, row.contractId, row.period, dollars(row.hereCents), dollars(row.stripeCents), dollars(row.hereRefundedCents), dollars(row.stripeRefundedCents)])]);
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="-mx-card self-stretch border-b border-line"><DataTable label={t.difference} columns={differenceColumns} rows={rows} rowKey={(row) => row.payment} maxHeight="20rem" /></div>
      <Button size="small" icon={<Download />} onClick={save}>{reportEn.csv}</Button>
    </div>
  );
}
