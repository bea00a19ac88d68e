import type { BillingAccount } from '@sysops/domain/billing';
import { buttonClass, EmptyState, Section } from '@sysops/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { Loaded } from '../shell/loaded.tsx';
import { CardOnFile } from './card-on-file.tsx';
import { ContractCard } from './contract-card.tsx';
import { InvoiceList } from './invoice-list.tsx';

/** Back from the hosted portal: the card as Stripe has it now, without waiting for its webhook. */
function useFreshCard(): { readonly unread: boolean } {
  const queryClient = useQueryClient();
  const [unread, setUnread] = useState(false);
  useEffect(() => {
    if (!location.search.includes('card=back')) return;
    client.billing.refreshCard.mutate().then(
      ({ read }) => {
        setUnread(!read);
        void queryClient.invalidateQueries(api.billing.account.queryFilter());
      },
      () => setUnread(true),
    );
  }, [queryClient]);
  return { unread };
}

/** Plans, the card that renews them, invoices. */
export function BillingSection() {
  const t = useCustomerTexts().account;
  const account = useQuery(api.billing.account.queryOptions({}));
  const billing = useBillingTexts();
  const { unread } = useFreshCard();
  return (
    <Section title={t.billing} actions={<Link to="/claim" className="link text-small">{billing.claim.link}</Link>}>
      {unread ? <p role="status" className="mb-4 rounded-card bg-sunken px-4 py-3">{billing.account.cardUnread}</p> : null}
      <Loaded query={account}>{(found) => <Billing account={found} />}</Loaded>
    </Section>
  );
}

function Billing({ account }: { account: BillingAccount }) {
  const t = useBillingTexts().account;
  if (account.contracts.length === 0) {
    return <div className="rounded-card border border-line bg-surface"><EmptyState drawing="plug" title={t.noPlans} action={<Link to="/plans" className={buttonClass()}>{t.seePlans}</Link>} /></div>;
  }
  return (
    <div className="flex flex-col gap-5">
      {account.contracts.map((held) => <ContractCard key={held.contract.id} account={held} hasCard={account.card !== null} />)}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <CardOnFile card={account.card} creditCents={account.creditCents} />
        <InvoiceList invoices={account.invoices} />
      </div>
    </div>
  );
}
