import type { ShopSaleView } from '@sysops/domain/billing';
import { Badge, Card, DataTable, EmptyState, type Column } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { shopSalesEn as t } from '../messages/console-till-en.ts';
import { contractWords } from '../messages/console-words.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { calendarDate, fullMoment } from '../shell/console-times.ts';

const columns: readonly Column<ShopSaleView>[] = [
  { key: 'receipt', header: t.columns.receipt, cell: (row) => <span className="tabular font-medium">{row.receiptNumber}</span> },
  { key: 'recorded', header: t.columns.recorded, cell: (row) => <span className="tabular">{fullMoment(row.recordedAt)}</span> },
  { key: 'by', header: t.columns.by, cell: (row) => t.by(row.by) },
  { key: 'sold', header: t.columns.sold, cell: (row) => <span className="tabular">{calendarDate(row.soldAt)}</span> },
  { key: 'zip', header: t.columns.zip, cell: (row) => <span className="tabular">{row.zip}</span> },
  { key: 'plan', header: t.columns.plan, cell: (row) => row.planName },
  { key: 'devices', header: t.columns.devices, align: 'end', cell: (row) => row.devices },
  { key: 'state', header: t.columns.state, cell: (row) => <Badge dot tone={contractWords[row.status].tone}>{contractWords[row.status].word}</Badge> },
];

/** What shops have sold, whatever way it came, with who recorded it and whether its customer has claimed it. */
export function ShopSales() {
  const sales = useQuery(api.billing.shopSales.queryOptions(undefined, { refetchInterval: 30_000 }));
  return (
    <Card title={t.title} flush>
      <p className="px-card pb-3 text-small text-muted">{t.text}</p>
      <Loaded query={sales}>
        {(rows) => rows.length === 0 ? <EmptyState title={t.none} text={t.noneText} /> : <DataTable label={t.title} columns={columns} rows={rows} rowKey={(row) => row.contractId} maxHeight="28rem" />}
      </Loaded>
    </Card>
  );
}
