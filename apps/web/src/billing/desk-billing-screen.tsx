import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { billingEn as t } from '../messages/console-billing-en.ts';
import { ConsolePage, LoadedPage } from '../shell/console-page.tsx';
import { ApprovalList } from './desk-approvals.tsx';
import { DifferenceList } from './desk-differences.tsx';
import { FailedPayments } from './desk-failed.tsx';

/** What needs a person: failed payments, approvals, differences with Stripe. */
export function BillingScreen() {
  const attention = useQuery(api.billing.attention.queryOptions(undefined, { refetchInterval: 30_000 }));
  return (
    <LoadedPage query={attention} title={t.title}>
      {({ failed, approvals, differences }) => (
        <ConsolePage title={t.title}>
          <p className="-mt-3 text-muted">{t.intro}</p>
          <FailedPayments items={failed} />
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <DifferenceList items={differences} />
            <ApprovalList items={approvals} />
          </div>
        </ConsolePage>
      )}
    </LoadedPage>
  );
}
