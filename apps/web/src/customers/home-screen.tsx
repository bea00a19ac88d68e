import type { TicketListItem } from '@sysops/domain/tickets';
import { buttonClass, EmptyState, Section, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { Wrench } from 'lucide-react';
import { api } from '../api/api.ts';
import { PlanAndDevices } from '../billing/plan-and-devices.tsx';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { Loaded } from '../shell/loaded.tsx';
import { useCustomer } from '../shell/session.ts';
import { useTitle } from '../shell/use-title.ts';
import { CurrentVisit } from '../tickets/current-visit.tsx';
import { VisitRows } from '../tickets/visit-rows.tsx';

const over = new Set<TicketListItem['status']>(['completed', 'closed', 'cancelled']);

/** What matters first: the visit that is under way, then plan and devices, then what was. */
export function HomeScreen() {
  const t = useCustomerTexts().home;
  const { name } = useCustomer();
  const tickets = useQuery(api.tickets.mine.queryOptions());
  const contracts = useQuery(api.billing.mine.queryOptions());
  useTitle(t.title);
  return (
    <div className="page flex max-w-4xl! flex-col gap-10">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <h1 className="headline text-40">{t.hello(name.split(' ')[0] ?? name)}</h1>
        <Link to="/tickets/new" className={buttonClass({ variant: 'primary' })}><Wrench aria-hidden size={18} strokeWidth={1.75} />{t.raise}</Link>
      </header>
      <Loaded query={tickets} outline={<Skeleton className="h-64 w-full rounded-card" />}>{(all) => <OpenVisits all={all} />}</Loaded>
      <Section title={t.plan}>
        <Loaded query={contracts}>{(mine) => <PlanAndDevices contracts={mine} />}</Loaded>
      </Section>
      <Loaded query={tickets} outline={null}>{(all) => <PastVisits all={all} />}</Loaded>
    </div>
  );
}

function OpenVisits({ all }: { all: readonly TicketListItem[] }) {
  const t = useCustomerTexts().home;
  const { number } = useSearch({ from: '/site/customer/home' });
  const wanted = all.find((ticket) => ticket.number === number);
  if (wanted) return <Navigate to="/tickets/$ticketId" params={{ ticketId: wanted.id }} replace />;
  const open = all.filter(({ status }) => !over.has(status));
  const [first, ...more] = open.toSorted((a, b) => rank(b) - rank(a));
  return (
    <div className="flex flex-col gap-6">
      {number === undefined ? null : <p role="status" className="rounded-card bg-amber-3 px-4 py-3 text-amber-12">{t.unknownNumber(number)}</p>}
      {first ? <CurrentVisit ticketId={first.id} /> : <div className="rounded-card border border-line bg-surface"><EmptyState drawing="tools" title={t.noneTitle} text={t.noneText} /></div>}
      {more.length > 0 ? <Section title={t.more}><VisitRows tickets={more} /></Section> : null}
    </div>
  );
}

const order: readonly TicketListItem['status'][] = ['on_site', 'en_route', 'assigned', 'offered', 'waiting', 'triage', 'on_hold'];

/** What is happening now comes before what is planned. */
const rank = ({ status }: TicketListItem): number => -order.indexOf(status);

function PastVisits({ all }: { all: readonly TicketListItem[] }) {
  const t = useCustomerTexts().home;
  const past = all.filter(({ status }) => over.has(status));
  return (
    <Section title={t.past}>
      {past.length > 0 ? <VisitRows tickets={past} /> : <p className="text-muted">{t.noPast}</p>}
    </Section>
  );
}
