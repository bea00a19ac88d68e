import type { AttentionItem } from '@sysops/domain/billing';
import { Badge, Card, DataTable, EmptyState, Money, type Column } from '@sysops/ui';
import { useNavigate } from '@tanstack/react-router';
import { billingEn as t, failureWords } from '../messages/console-billing-en.ts';
import { contractWords } from '../messages/console-words.ts';
import { fullMoment } from '../shell/console-times.ts';

const monthDayFormat = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });
/** Dunning is over in weeks: the year goes without saying. */
const monthDay = (at: number): string => monthDayFormat.format(at);

const columns: readonly Column<AttentionItem>[] = [
  { key: 'customer', header: t.failedColumns.customer, cell: (row) => <span className="font-medium">{row.customerName}</span> },
  { key: 'plan', header: t.failedColumns.plan, cell: (row) => <span className="flex items-center gap-2">{row.planName}<Badge tone={contractWords[row.status].tone} dot>{contractWords[row.status].word}</Badge></span> },
  { key: 'amount', header: t.failedColumns.amount, align: 'end', cell: (row) => <span className="tabular"><Money cents={row.chargeCents} /></span> },
  { key: 'why', header: t.failedColumns.why, cell: (row) => <span>{row.failure ? failureWords[row.failure.kind] : ''} <span className="text-small text-muted">{t.since(monthDay(row.failedAt))}</span></span> },
  { key: 'next', header: t.failedColumns.next, cell: (row) => (row.nextTryAt === null ? t.waitsForCustomer : t.nextTry(fullMoment(row.nextTryAt))) },
  { key: 'until', header: t.failedColumns.until, cell: (row) => <span className="tabular">{row.status === 'suspended' ? t.endsOn(monthDay(row.endAt)) : monthDay(row.suspendAt)}</span> },
];

/** Past due, the one that ends first at the top; a row opens its customer. */
export function FailedPayments({ items }: { items: readonly AttentionItem[] }) {
  const navigate = useNavigate();
  return (
    <Card title={`${t.failed}${items.length > 0 ? ` (${items.length})` : ''}`} flush>
      <DataTable label={t.failed} columns={columns} rows={items} rowKey={(row) => row.contractId} maxHeight="24rem" onOpen={(row) => void navigate({ to: '/console/customers/$customerId', params: { customerId: row.customerId } })} empty={<EmptyState title={t.noFailed} text={t.noFailedText} />} />
    </Card>
  );
}
