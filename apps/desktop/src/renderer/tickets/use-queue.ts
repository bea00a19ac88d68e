import type { TicketListItem, TicketStatus } from '@sysops/domain/tickets';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { client } from '../api/api.ts';
import { useSettled } from '../api/use-settled.ts';

export type QueueView = 'mine' | 'open' | 'hold' | 'done';

export const queueViews: readonly { readonly value: QueueView; readonly label: string }[] = [
  { value: 'mine', label: 'Needs you' },
  { value: 'open', label: 'Open' },
  { value: 'hold', label: 'On hold' },
  { value: 'done', label: 'Done' },
];

const statuses: Readonly<Record<QueueView, readonly TicketStatus[]>> = {
  mine: ['triage'],
  open: ['triage', 'waiting', 'offered', 'assigned', 'en_route', 'on_site'],
  hold: ['on_hold'],
  done: ['completed', 'closed', 'cancelled'],
};

const byDue = (a: TicketListItem, b: TicketListItem): number => (a.next?.dueAt ?? Infinity) - (b.next?.dueAt ?? Infinity) || b.number - a.number;
const byAge = (a: TicketListItem, b: TicketListItem): number => b.number - a.number;

/** One view of the queue: what is due first comes first; done tickets newest first. A search looks at every ticket. */
export function useQueue(view: QueueView, typed: string) {
  const search = useSettled(typed.trim().replace(/^#/, ''), 150);
  const asked = search ? { search } : { status: [...statuses[view]] };
  const page = useInfiniteQuery({
    queryKey: [['tickets', 'queue'], asked],
    queryFn: ({ pageParam }) => client.tickets.list.query({ ...asked, limit: 50, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ nextAfter }) => nextAfter,
    placeholderData: keepPreviousData,
  });
  const items = page.data?.pages.flatMap((part) => part.items) ?? [];
  return { items: items.toSorted(view === 'done' || search ? byAge : byDue), page };
}
