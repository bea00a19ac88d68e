import type { CustomerView } from '@sysops/domain/customers';
import type { TicketListItem } from '@sysops/domain/tickets';
import { AreaMap, Badge, Card, DataTable, EmptyState } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { api } from '../api/api.ts';
import { CustomerActs } from '../billing/desk-acts.tsx';
import { CustomerContracts } from '../billing/desk-contracts.tsx';
import { customersEn as t } from '../messages/console-people-en.ts';
import { CustomerMessages } from '../notifications/customer-messages.tsx';
import { Facts } from '../shell/console-facts.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { ConsolePage, LoadedPage } from '../shell/console-page.tsx';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { ticketColumns } from '../tickets/desk-columns.tsx';
import { CustomerSla } from './desk-sla-overrides.tsx';
import { CustomerWishes } from './desk-wishes.tsx';

/** One customer: how to reach him, his plans and his tickets. */
export function CustomerScreen() {
  const { customerId = '' } = useParams({ strict: false });
  const customer = useQuery(api.customers.get.queryOptions({ customerId }));
  return <LoadedPage query={customer} title={t.title} back={{ to: '/console/customers', label: t.title }}>{(view) => <CustomerPage customer={view} />}</LoadedPage>;
}

function CustomerPage({ customer }: { customer: CustomerView }) {
  const { address, accessNotes, location } = customer.place;
  return (
    <ConsolePage title={customer.name} back={{ to: '/console/customers', label: t.title }} badges={customer.smsOptedOut ? <Badge tone="amber">{t.optedOut}</Badge> : undefined}>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Card title={t.profile}>
          <Facts columns={2} facts={[
            { label: customer.phoneProved ? t.phone : t.unproved(t.phone), value: <a className="link tabular" href={`tel:${customer.phone}`}>{customer.phone}</a> },
            { label: customer.emailProved ? t.email : t.unproved(t.email), value: <a className="link" href={`mailto:${customer.email}`}>{customer.email}</a> },
            { label: t.channel, value: t.channels[customer.channel] },
            { label: t.language, value: t.languages[customer.language] },
            { label: t.address, value: `${address.line1}${address.line2 ? `, ${address.line2}` : ''}, ${address.city}, ${address.state} ${address.zip}` },
            accessNotes ? { label: t.access, value: accessNotes } : null,
          ]} />
          {location ? <AreaMap label={t.address} className="mt-4 h-52" points={[{ id: 'home', kind: 'home', label: address.city, lat: location.lat, lng: location.lng }]} /> : null}
        </Card>
        <CustomerContracts customerId={customer.id} />
        <CustomerWishes customerId={customer.id} />
        <CustomerSla customerId={customer.id} />
        <CustomerMessages customerId={customer.id} />
        <CustomerActs customer={customer} />
      </div>
      <CustomerTickets customerId={customer.id} />
    </ConsolePage>
  );
}

function CustomerTickets({ customerId }: { customerId: string }) {
  const navigate = useNavigate();
  const now = useConsoleNow();
  const tickets = useQuery(api.tickets.list.queryOptions({ customerId, limit: 20 }));
  const columns = ticketColumns(now).filter(({ key }) => key !== 'customer');
  return (
    <Card title={t.tickets} flush actions={<Link to="/console/tickets" search={{ customer: customerId }} className="link text-small">{t.allTickets}</Link>}>
      <Loaded query={tickets}>
        {({ items }) => <DataTable<TicketListItem> label={t.tickets} columns={columns} rows={items} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/console/tickets/$ticketId', params: { ticketId: row.id } })} empty={<EmptyState title={t.noTickets} />} />}
      </Loaded>
    </Card>
  );
}
