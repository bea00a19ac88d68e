import type { ContractView } from '@sysops/domain/billing';
import { Card, Money, Section } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { ContractBadge } from './plan-and-devices.tsx';

/** The customer's contracts: plan, price, period, receipt. */
export function BillingSection() {
  const t = useCustomerTexts().account;
  const contracts = useQuery(api.billing.mine.queryOptions());
  return (
    <Section title={t.billing}>
      <Loaded query={contracts}>
        {(mine) => (mine.length === 0 ? <p className="text-muted">{t.noContracts}</p> : <div className="flex flex-col gap-4">{mine.map((contract) => <Contract key={contract.id} contract={contract} />)}</div>)}
      </Loaded>
    </Section>
  );
}

function Contract({ contract }: { contract: ContractView }) {
  const t = useCustomerTexts().account;
  const home = useCustomerTexts().home;
  const site = useMessages().landing;
  const { language } = useLanguage();
  const date = (at: number): string => calendarDate(at, { language, timeZone: contract.timeZone });
  const { plan } = contract;
  return (
    <Card title={plan.name} headingLevel={3} actions={<ContractBadge status={contract.status} />}>
      <p className="tabular"><Money cents={plan.priceCents} wholeIfEven /> {plan.term === 'year' ? site.perYear : site.perMonth}</p>
      <p className="text-muted">{t.period(date(contract.startsAt), date(contract.endsAt))} · {contract.cancelAtPeriodEnd ? t.cancelsAtEnd(date(contract.endsAt)) : home.renews(date(contract.endsAt))}</p>
      <p className="text-muted">{t.devices}: {contract.devices.map(({ label }) => label).join(', ')}</p>
      {contract.receiptNumber ? <p className="text-small text-muted tabular">{t.receipt} {contract.receiptNumber}</p> : null}
    </Card>
  );
}
