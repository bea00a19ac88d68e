import type { CustomerView } from '@sysops/domain/customers';
import { AreaMap, Badge, StatusBadge } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { Laptop, Mail, MapPin, Phone, Speaker, Tv } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '../api/use-now.ts';
import { channelText } from '../billing/channel-text.ts';
import { ActionButton } from '../shell/action-button.tsx';
import { DueBar } from '../tickets/due-bar.tsx';
import { addressLine, coverLine, phoneText } from './customer-words.ts';
import type { Caller } from './use-caller.ts';

const deviceIcons = { computer: Laptop, tv: Tv, stereo: Speaker };

/** The caller at a glance: who, what is covered, what is already open, where, which devices. */
export function CustomerCard({ caller, customer }: { caller: Caller; customer: CustomerView }) {
  const cover = coverLine(caller.contracts, useNow(60_000));
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-col gap-2">
        <h1 className="text-18 leading-tight">{customer.name}</h1>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1"><Badge dot tone={cover.tone}>{cover.word}</Badge><span>{cover.text}</span></p>
        <ActionButton action="account.open" label="Plans and account" size="small" className="self-start" />
      </header>
      <OpenTickets caller={caller} />
      <ul className="flex flex-col gap-1.5">
        <Fact icon={<Phone />}><span className="tabular">{phoneText(customer.phone)}</span></Fact>
        <Fact icon={<Mail />}><span className="break-all">{customer.email}</span></Fact>
        <Fact icon={<MapPin />}>{addressLine(customer.place.address)}</Fact>
      </ul>
      <p className="text-12 text-muted">
        Writes in {customer.language === 'es' ? 'Spanish' : 'English'}, gets messages by {channelText(customer).split(' to ')[0]}{customer.smsOptedOut ? ' (said STOP to texts)' : ''}
      </p>
      <Place customer={customer} />
      <section className="flex flex-col gap-1">
        <h2 className="text-13">Devices</h2>
        {caller.devices.length === 0 ? <p className="text-muted">None under a plan</p> : null}
        <ul className="flex flex-col">
          {caller.devices.map((device) => {
            const Icon = deviceIcons[device.category];
            return (
              <li key={device.id} className="flex min-h-row items-center gap-2">
                <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-muted" />
                <span className="min-w-0"><span className="block truncate">{device.label}</span>{device.serial ? <span className="tabular block truncate text-12 text-muted">{device.serial}</span> : null}</span>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

const Fact = (props: { icon: ReactNode; children: ReactNode }) => (
  <li className="flex items-start gap-2">
    <span aria-hidden className="mt-0.5 shrink-0 text-muted [&>svg]:size-4 [&>svg]:stroke-[1.75]">{props.icon}</span>
    <span className="min-w-0">{props.children}</span>
  </li>
);

function Place({ customer }: { customer: CustomerView }) {
  const { location, address } = customer.place;
  if (!location) return <p className="text-muted">The address is not on the map.</p>;
  return <AreaMap label={`Where ${customer.name} lives`} className="h-32 shrink-0" points={[{ id: 'home', kind: 'place', label: address.city, lat: location.lat, lng: location.lng, tone: 'blue' }]} circles={[{ id: 'near', label: address.zip, lat: location.lat, lng: location.lng, radiusKm: 12 }]} />;
}

/** What is open comes before a new ticket; the first one has the focus. */
function OpenTickets({ caller }: { caller: Caller }) {
  const now = useNow();
  if (caller.open.length === 0) return null;
  return (
    <section className="flex flex-col gap-1.5">
      <h2 className="text-13">{caller.open.length === 1 ? 'One open ticket' : `${caller.open.length} open tickets`}</h2>
      <ul className="flex flex-col gap-1.5">
        {caller.open.map((ticket, index) => (
          <li key={ticket.id}>
            <Link id={index === 0 ? 'first-open-ticket' : undefined} to="/queue/$ticketId" params={{ ticketId: ticket.id }} className="flex flex-col gap-1 rounded-card border border-line bg-page px-2.5 py-2 hover:bg-hover">
              <span className="flex items-center justify-between gap-2"><span className="tabular font-medium">#{ticket.number}</span><StatusBadge status={ticket.status} /></span>
              <span>{ticket.problemTitle}</span>
              <span className="text-12 text-muted">{ticket.expertName ?? ticket.deviceLabel}</span>
              <DueBar ticket={ticket} now={now} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
