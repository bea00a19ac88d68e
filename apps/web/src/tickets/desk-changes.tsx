import type { TicketEvent } from '@sysops/domain/tickets';
import { Card, EmptyState, StatusBadge } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api/api.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { eventWords } from '../messages/console-words.ts';
import { useHeard } from '../shell/console-live.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { ago } from '../shell/console-times.ts';
import { useConsoleNow } from '../shell/use-console-now.ts';

const isEvent = (type: string): type is TicketEvent['type'] => type in eventWords;

/** Tickets in the order of their latest change; what was heard live is said with it. */
export function RecentChanges() {
  const now = useConsoleNow(10_000);
  const heard = useHeard();
  const list = useQuery(api.tickets.list.queryOptions({ order: 'changed', limit: 14 }));
  return (
    <Card title={t.overview.changes} flush>
      <Loaded query={list}>
        {({ items }) => items.length === 0 ? <EmptyState title={t.overview.changesNone} /> : (
          <ul>
            {items.map((item) => {
              const last = heard.find((event) => event.ticketId === item.id && isEvent(event.type));
              return (
                <li key={item.id} className="border-t border-line">
                  <Link to="/console/tickets/$ticketId" params={{ ticketId: item.id }} className="flex items-center gap-3 px-card py-2 -outline-offset-2! transition-colors hover:bg-hover">
                    <span className="tabular w-16 shrink-0 font-medium">#{item.number}</span>
                    <span className="min-w-0 flex-1">
                      <span className="block truncate">{item.customerName}<span className="text-muted">, {item.city}</span></span>
                      <span className="block truncate text-12 text-muted">{last && isEvent(last.type) ? `${eventWords[last.type]} · ${ago(last.at, now)}` : item.problemTitle}</span>
                    </span>
                    <StatusBadge status={item.status} />
                  </Link>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
