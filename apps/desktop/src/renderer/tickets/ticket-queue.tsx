import { readError } from '@sysops/api-client';
import type { TicketListItem } from '@sysops/domain/tickets';
import { Badge, EmptyState, ErrorState, Segmented, Skeleton, StatusBadge, TextInput } from '@sysops/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useNow } from '../api/use-now.ts';
import { ActionButton } from '../shell/action-button.tsx';
import { useAction } from '../shell/live-actions.ts';
import { DueBar } from './due-bar.tsx';
import { priorityTones, priorityWords, reasonText } from './ticket-words.ts';
import { queueViews, useQueue, type QueueView } from './use-queue.ts';

/** The list at the left: J and K walk through it, and the ticket opens beside it. */
export function TicketQueue({ ticketId }: { ticketId: string | null }) {
  const [view, setView] = useState<QueueView>('open');
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { items, page } = useQueue(view, typed);
  const now = useNow();
  useWalking(items, ticketId);
  useAction('queue.search', () => field.current?.focus());
  useAction('queue.view', () => setView(queueViews[(queueViews.findIndex(({ value }) => value === view) + 1) % queueViews.length]?.value ?? 'open'));
  useAction('queue.more', page.hasNextPage ? () => void page.fetchNextPage() : null);
  return (
    <section aria-label="Queue" className="flex w-100 shrink-0 flex-col border-r border-line bg-surface">
      <div className="flex flex-col gap-2 border-b border-line p-3">
        <h1 className="sr-only">Queue</h1>
        <Segmented<QueueView> wide label="View" choices={queueViews} value={view} onChange={setView} />
        <TextInput ref={field} icon={<Search />} aria-label="Search every ticket" placeholder="Number, device, problem or name" maxLength={80} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {page.isPending ? <Skeleton className="m-3 h-40" /> : null}
        {page.isError && items.length === 0 ? <div className="p-3"><ErrorState compact title="The queue cannot be read" advice={readError(page.error).message} dataSafe={null} onRetry={() => void page.refetch()} /></div> : null}
        {page.isSuccess && items.length === 0 ? <EmptyState drawing="inbox" title={typed ? 'No ticket fits' : view === 'mine' ? 'Nothing needs you' : 'No ticket here'} /> : null}
        <ul>{items.map((ticket) => <Row key={ticket.id} ticket={ticket} now={now} current={ticket.id === ticketId} />)}</ul>
        {page.hasNextPage ? <div className="p-3"><ActionButton action="queue.more" wide busy={page.isFetchingNextPage} /></div> : null}
      </div>
    </section>
  );
}

function useWalking(items: readonly TicketListItem[], ticketId: string | null): void {
  const navigate = useNavigate();
  const at = items.findIndex(({ id }) => id === ticketId);
  const walk = (step: number): void => {
    const next = items[at === -1 ? (step > 0 ? 0 : items.length - 1) : at + step];
    if (next) void navigate({ to: '/queue/$ticketId', params: { ticketId: next.id } });
  };
  useAction('queue.next', items.length > 0 ? () => walk(1) : null);
  useAction('queue.previous', items.length > 0 ? () => walk(-1) : null);
}

function Row({ ticket, now, current }: { ticket: TicketListItem; now: number; current: boolean }) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li ref={row} className="border-b border-line">
      <Link to="/queue/$ticketId" params={{ ticketId: ticket.id }} aria-current={current ? 'true' : undefined} className="flex flex-col gap-1 px-3 py-2 -outline-offset-2! hover:bg-hover aria-[current=true]:bg-pressed">
        <span className="flex items-center gap-2">
          <span className="tabular font-medium">#{ticket.number}</span>
          {ticket.priority === 'urgent' || ticket.priority === 'high' ? <Badge tone={priorityTones[ticket.priority]}>{priorityWords[ticket.priority]}</Badge> : null}
          <span className="ml-auto"><StatusBadge status={ticket.status} /></span>
        </span>
        <span className="truncate">{ticket.problemTitle} <span className="text-muted">· {ticket.deviceLabel}</span></span>
        <span className="flex items-end justify-between gap-3">
          <span className="min-w-0 truncate text-12 text-muted">{ticket.customerName}, {ticket.city}{ticket.waitingReason ? ` · ${reasonText(ticket.waitingReason)}` : ticket.expertName ? ` · ${ticket.expertName}` : ''}</span>
          <span className="w-28 shrink-0"><DueBar ticket={ticket} now={now} /></span>
        </span>
      </Link>
    </li>
  );
}
