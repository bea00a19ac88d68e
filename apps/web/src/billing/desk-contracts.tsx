import type { BillingAccount } from '@sysops/domain/billing';
import { Button, Card, EmptyState, Money } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { billingEn, moneyReasonWords, moneyStateWords } from '../messages/console-billing-en.ts';
import { customersEn } from '../messages/console-people-en.ts';
import { Facts } from '../shell/console-facts.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { calendarDate } from '../shell/console-times.ts';
import { HeldContract } from './desk-contract.tsx';
import { MoneyDialog } from './desk-money-dialog.tsx';

const t = billingEn.account;

/** The plans a customer holds, their devices, and everything that was charged for them. */
export function CustomerContracts({ customerId }: { customerId: string }) {
  const account = useQuery(api.billing.account.queryOptions({ customerId }));
  return (
    <Card title={t.title}>
      <Loaded query={account}>
        {(data) => data.contracts.length === 0
          ? <EmptyState drawing="plug" title={customersEn.noContracts} text={customersEn.noContractsText} />
          : <Account account={data} customerId={customerId} />}
      </Loaded>
    </Card>
  );
}

function Account({ account, customerId }: { account: BillingAccount; customerId: string }) {
  const { isManager, isAdmin } = useStaff();
  const [crediting, setCrediting] = useState(false);
  const { card, credits, creditCents } = account;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Facts columns={2} facts={[
          { label: t.card, value: card ? <span className="tabular">{card.brand} •••• {card.last4}, {card.expMonth}/{card.expYear}</span> : t.noCard },
          { label: t.balance, value: <Money cents={creditCents} /> },
        ]} />
        {isManager || isAdmin ? <Button size="small" onClick={() => setCrediting(true)}>{t.giveCredit}</Button> : null}
      </div>
      {credits.length === 0 ? null : (
        <ul className="divide-y divide-line border-y border-line text-small">
          {credits.map((credit) => <li key={credit.id} className="flex justify-between gap-3 py-1.5"><span className="text-muted">{calendarDate(credit.at)} · {moneyReasonWords[credit.reason]}: {credit.note} ({moneyStateWords[credit.state]})</span><span className="tabular"><Money cents={credit.amountCents} /></span></li>)}
        </ul>
      )}
      {account.contracts.map((held) => <HeldContract key={held.contract.id} account={held} />)}
      {crediting ? <MoneyDialog kind="credit" customerId={customerId} onClose={() => setCrediting(false)} /> : null}
    </div>
  );
}
