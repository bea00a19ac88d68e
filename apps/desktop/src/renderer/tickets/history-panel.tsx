import { StatusBadge, Skeleton } from '@sysops/ui';
import type { TicketListItem } from '@sysops/domain/tickets';
import { Link } from '@tanstack/react-router';
import { dateOf } from '../api/times.ts';

/** Everything this caller ever raised, newest first. */
export function HistoryPanel({ tickets }: { tickets: readonly TicketListItem[] | undefined }) {
  if (!tickets) return <Skeleton className="h-24 w-full" />;
  if (tickets.length === 0) return <p className="text-muted">This caller has raised no ticket yet.</p>;
  return (
    <ul className="flex flex-col">
      {tickets.map((ticket) => (
        <li key={ticket.id} className="border-b border-line last:border-0">
          <Link to="/queue/$ticketId" params={{ ticketId: ticket.id }} className="flex flex-col gap-1 rounded-control px-1 py-2 hover:bg-hover">
            <span className="flex items-center justify-between gap-2">
              <span className="tabular font-medium">#{ticket.number}</span>
              <StatusBadge status={ticket.status} />
            </span>
            <span>{ticket.problemTitle}</span>
            <span className="text-12 text-muted">{ticket.deviceLabel} · {dateOf(ticket.createdAt)}{ticket.expertName ? ` · ${ticket.expertName}` : ''}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
