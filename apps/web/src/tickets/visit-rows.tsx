import type { TicketListItem } from '@sysops/domain/tickets';
import { StatusBadge } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { useProblemWords } from './use-problem-words.ts';

/** Visits, one line each. */
export function VisitRows({ tickets }: { tickets: readonly TicketListItem[] }) {
  const t = useTicketTexts();
  const { language } = useLanguage();
  const problemWords = useProblemWords();
  return (
    <ul className="divide-y divide-line overflow-clip rounded-card border border-line bg-surface">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }} className="flex min-h-row flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-3 -outline-offset-2 hover:bg-hover">
            <span className="min-w-0">
              <span className="block font-medium">{problemWords(ticket.problemTitle)}</span>
              <span className="block text-small text-muted"><span className="tabular">{t.number(ticket.number)}</span> · {ticket.deviceLabel} · {calendarDate(ticket.createdAt, { language })}</span>
            </span>
            <StatusBadge status={ticket.status} audience="customer" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
