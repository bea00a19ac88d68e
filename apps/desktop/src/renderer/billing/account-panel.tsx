import { readError } from '@sysops/api-client';
import type { BillingAccount } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import { ErrorState, Skeleton, Tabs } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { useConnection } from '../api/connection.ts';
import { ActionButton } from '../shell/action-button.tsx';
import { useAction } from '../shell/live-actions.ts';
import { AccountMessages } from './account-messages.tsx';
import { AccountRecord } from './account-record.tsx';
import { Money } from './money-history.tsx';
import type { Opened } from './opened.ts';
import { Plans } from './plans.tsx';

type Part = 'plans' | 'money' | 'messages' | 'record';

/** Everything that a customer may do with his account, done by an agent for him, in place of the ticket and never over it. */
export function AccountPanel({ customer, onTicket }: { customer: CustomerView; onTicket: () => void }) {
  const account = useQuery(api.billing.account.queryOptions({ customerId: customer.id }));
  const away = useConnection() === 'away';
  useAction('ticket.compose', onTicket);
  return (
    <section id="account-panel" tabIndex={-1} aria-label="Plans and account" className="mx-auto flex max-w-5xl flex-col gap-3 outline-none">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-18">Plans and account</h2>
        <ActionButton action="ticket.compose" label="Back to the ticket" />
      </header>
      {away ? <p role="status" className="rounded-card border border-line bg-sunken px-3 py-2">The server is away. This is the account as this computer last read it; it can be changed again when the server is back.</p> : null}
      {account.data ? <Parts account={account.data} customer={customer} away={away} /> : account.error ? <Unread error={account.error} retrying={account.isFetching} onRetry={() => void account.refetch()} /> : <Skeleton className="h-96 w-full" />}
    </section>
  );
}

function Unread({ error, retrying, onRetry }: { error: unknown; retrying: boolean; onRetry: () => void }) {
  const { code, message, requestId } = readError(error);
  const advice = code === 'offline' ? 'This computer has not seen this account before. Tell the caller that you call back when the server is there.' : message;
  return <ErrorState title="The account cannot be shown" advice={advice} dataSafe={null} requestId={requestId ?? undefined} onRetry={onRetry} retrying={retrying} />;
}

function Parts({ account, customer, away }: { account: BillingAccount; customer: CustomerView; away: boolean }) {
  const [part, setPart] = useState<Part>('plans');
  const [opened, setOpened] = useState<Opened>(null);
  const show = (next: Part) => (): void => setPart(next);
  useAction('account.plans', show('plans'));
  useAction('account.money', show('money'));
  useAction('account.messages', show('messages'));
  useAction('account.record', show('record'));
  const open = (next: Opened): void => {
    setPart('plans');
    setOpened(next);
  };
  return (
    <Tabs<Part>
      label="Parts of the account"
      value={part}
      onChange={setPart}
      tabs={[
        { value: 'plans', label: 'Plans and devices', count: account.contracts.length || undefined, content: <Plans account={account} customer={customer} opening={{ opened, open, close: () => setOpened(null), away }} /> },
        { value: 'money', label: 'Invoices and charges', count: account.invoices.length || undefined, content: <Money account={account} /> },
        { value: 'messages', label: 'Messages', content: <AccountMessages customerId={customer.id} /> },
        { value: 'record', label: 'Record', content: <AccountRecord customer={customer} /> },
      ]}
    />
  );
}
