import type { SaleOutcome } from '@sysops/domain/billing';
import { Badge, DataTable, Segmented, type Column } from '@sysops/ui';
import { useState } from 'react';
import { outcomeWords, salesEn as t } from '../messages/console-commerce-en.ts';

type Words = keyof typeof outcomeWords;
type Shown = 'all' | SaleOutcome['outcome'];

const columnsFor = (words: Words): readonly Column<SaleOutcome>[] => [
  { key: 'lines', header: t.columns.lines, align: 'end', width: '5rem', cell: (row) => row.lines.join(', ') },
  { key: 'outcome', header: t.columns.outcome, cell: (row) => <Badge dot tone={outcomeWords[words][row.outcome].tone}>{outcomeWords[words][row.outcome].word}</Badge> },
  { key: 'receipt', header: t.columns.receipt, cell: (row) => <span className="tabular font-medium">{row.receiptNumber || '–'}</span> },
  { key: 'reason', header: t.columns.reason, wrap: true, cell: (row) => (row.reason === null ? '' : <span className="block min-w-52">{row.reason}</span>) },
  { key: 'zip', header: t.columns.zip, cell: (row) => <span className="tabular">{row.zip}</span> },
  { key: 'sold', header: t.columns.sold, cell: (row) => <span className="tabular">{row.soldAt}</span> },
  { key: 'plan', header: t.columns.plan, cell: (row) => row.planCode },
  { key: 'devices', header: t.columns.devices, align: 'end', cell: (row) => row.devices },
];

/** Every receipt of the file with its outcome; what was refused stands first. */
export function SaleTable({ label, sales, words }: { label: string; sales: readonly SaleOutcome[]; words: Words }) {
  const [shown, setShown] = useState<Shown>('all');
  const counts = t.counts(sales);
  const refusedFirst = sales.toSorted((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused') || (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
  const choices = [{ value: 'all' as const, label: t.all(sales.length) }, ...(['new', 'known', 'refused'] as const).map((outcome) => ({ value: outcome, label: `${outcomeWords[words][outcome].word} ${counts[outcome]}` }))];
  return (
    <>
      <div className="overflow-x-auto px-card pb-3"><Segmented label={t.columns.outcome} choices={choices} value={shown} onChange={setShown} /></div>
      <DataTable label={label} columns={columnsFor(words)} rows={refusedFirst.filter(({ outcome }) => shown === 'all' || outcome === shown)} rowKey={(row) => row.lines.join('-')} maxHeight="32rem" />
    </>
  );
}
