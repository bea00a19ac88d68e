import type { ListTickets } from '@sysops/domain/tickets';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, client } from '../api/api.ts';

const pageSize = 50;
const first: string | null = null;

/** The filtered list, a page at a time. */
export function useTicketPages(filter: Omit<ListTickets, 'limit' | 'after'>) {
  return useInfiniteQuery({
    queryKey: [...api.tickets.list.pathKey(), 'pages', filter],
    queryFn: ({ pageParam }) => client.tickets.list.query({ ...filter, limit: pageSize, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: first,
    getNextPageParam: ({ nextAfter }) => nextAfter,
    placeholderData: keepPreviousData,
  });
}
