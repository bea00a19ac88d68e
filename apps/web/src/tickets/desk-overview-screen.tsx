import { TicketStatusCode, type TicketListItem } from '@sysops/domain/tickets';
import { Card, EmptyState, StatusBadge, statusWord } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../api/api.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { Loaded, SkeletonRows } from '../shell/console-loaded.tsx';
import { ConsolePage } from '../shell/console-page.tsx';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { RecentChanges } from './desk-changes.tsx';
import { PriorityBadge } from './desk-columns.tsx';
import { NextStepLine } from './desk-due.tsx';
import { waitsBecause } from './desk-words.ts';

const open = ['triage', 'waiting', 'offered', 'assigned', 'en_route', 'on_site', 'on_hold'] as const;

const mostRows = 8;
const isLate = (item: TicketListItem, now: number): boolean => item.next !== null && item.next.dueAt < now;
const isInTime = (item: TicketListItem, now: number): boolean => !isLate(item, now);

/** The first look of the day: how much is where, what is late, what just happened. */
export function OverviewScreen() {
  return (
    <ConsolePage title={t.overview.title} description={t.overview.description}>
      <StatusNumbers />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <TicketsByDue title={t.overview.attention} status={open} only={isLate} calm={<EmptyState drawing="calendar" title={t.overview.calm} text={t.overview.calmText} />} />
          <TicketsByDue title={t.overview.waiting} status={['waiting']} only={isInTime} calm={<p className="text-muted">{t.overview.waitingNone}</p>} />
          <TicketsByDue title={t.overview.triage} status={['triage']} only={isInTime} calm={<p className="text-muted">{t.overview.triageNone}</p>} />
        </div>
        <RecentChanges />
      </div>
    </ConsolePage>
  );
}

function StatusNumbers() {
  const counts = useQuery(api.tickets.counts.queryOptions());
  return (
    <nav aria-label={t.overview.counts}>
      <Loaded query={counts} skeleton={<SkeletonRows rows={1} />}>
        {(data) => (
          <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-4 xl:grid-cols-8">
            {TicketStatusCode.options.filter((status) => status !== 'closed' && status !== 'cancelled').map((status) => (
              <li key={status} className="bg-surface">
                <Link to="/console/tickets" search={{ status: [status] }} className="flex h-full flex-col gap-1.5 px-4 py-3 -outline-offset-2! transition-colors hover:bg-hover">
                  <span className="tabular text-28 leading-none font-medium">{data.find((row) => row.status === status)?.count ?? 0}</span>
                  <span className="text-muted">{statusWord(status, 'staff', 'en')}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </nav>
  );
}

type ByDueProps = { title: string; status: readonly TicketListItem['status'][]; only: (item: TicketListItem, now: number) => boolean; calm: ReactNode };

/** Open tickets in these states, the most urgent next step first. */
function TicketsByDue({ title, status, only, calm }: ByDueProps) {
  const now = useConsoleNow();
  const list = useQuery(api.tickets.list.queryOptions({ status: [...status], order: 'due', limit: 50 }));
  return (
    <Card title={title} flush actions={<Link to="/console/tickets" search={{ status: [...status], order: 'due' }} className="link text-small">{t.overview.all}<span className="sr-only">: {title}</span></Link>}>
      <Loaded query={list} skeleton={<SkeletonRows rows={3} />}>
        {({ items }) => {
          const shown = items.filter((item) => only(item, now)).slice(0, mostRows);
          if (shown.length === 0) return <div className="border-t border-line px-card py-3">{calm}</div>;
          return <ul>{shown.map((item) => <DueRow key={item.id} item={item} now={now} />)}</ul>;
        }}
      </Loaded>
    </Card>
  );
}

function DueRow({ item, now }: { item: TicketListItem; now: number }) {
  return (
    <li className="border-t border-line">
      <Link to="/console/tickets/$ticketId" params={{ ticketId: item.id }} className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-card py-2 -outline-offset-2! transition-colors hover:bg-hover">
        <span className="tabular font-medium">#{item.number}</span>
        <span className="min-w-0">
          <span className="block truncate">{item.problemTitle} <span className="text-muted">· {item.customerName}, {item.city}</span></span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
            <StatusBadge status={item.status} detail={waitsBecause(item) ?? undefined} />
            <PriorityBadge priority={item.priority} />
          </span>
        </span>
        <span className="text-right text-small"><NextStepLine next={item.next} now={now} stacked /></span>
      </Link>
    </li>
  );
}
