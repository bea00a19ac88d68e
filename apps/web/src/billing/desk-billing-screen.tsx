import { Tabs, type TabItem } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { billingEn as t } from '../messages/console-billing-en.ts';
import { billingTabs as words } from '../messages/console-commerce-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { ConsolePage } from '../shell/console-page.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { listOf, useUrlState } from '../shell/use-url-state.ts';
import { ApprovalList } from './desk-approvals.tsx';
import { DifferenceList } from './desk-differences.tsx';
import { FailedPayments } from './desk-failed.tsx';
import { Report } from './desk-report.tsx';
import { TillSales } from './desk-sales.tsx';
import { Timetable } from './desk-timetable.tsx';

const tabs = ['attention', 'report', 'timetable', 'sales'] as const;
type Tab = (typeof tabs)[number];

const parse = (search: Readonly<Record<string, unknown>>): { readonly tab: Tab } => ({ tab: listOf(search['tab'], tabs)[0] ?? 'attention' });

/** Money of the plans: what needs a person, how it goes, by which numbers, and what the shops have sold. */
export function BillingScreen() {
  const { isAdmin } = useStaff();
  const [{ tab }, set] = useUrlState(parse);
  const items: TabItem<Tab>[] = [
    { value: 'attention', label: words.attention, content: <Attention /> },
    { value: 'report', label: words.report, content: <Report /> },
    { value: 'timetable', label: words.timetable, content: <Timetable /> },
    ...(isAdmin ? [{ value: 'sales' as const, label: words.sales, content: <TillSales /> }] : []),
  ];
  return (
    <ConsolePage title={t.title}>
      <Tabs label={words.label} value={items.some(({ value }) => value === tab) ? tab : 'attention'} onChange={(next) => set({ tab: next })} tabs={items} />
    </ConsolePage>
  );
}

/** Failed payments, approvals, differences with Stripe. */
function Attention() {
  const attention = useQuery(api.billing.attention.queryOptions(undefined, { refetchInterval: 30_000 }));
  return (
    <Loaded query={attention}>
      {({ failed, approvals, differences }) => (
        <div className="flex flex-col gap-5">
          <p className="text-muted">{t.intro}</p>
          <FailedPayments items={failed} />
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <DifferenceList items={differences} />
            <ApprovalList items={approvals} />
          </div>
        </div>
      )}
    </Loaded>
  );
}
