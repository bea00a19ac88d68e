import { Priority, TicketStatusCode, type ListTickets } from '@sysops/domain/tickets';
import { listOf, textOf } from '../shell/use-url-state.ts';

const orders = ['newest', 'due', 'changed'] as const;

/** The list's filter as the address holds it. */
export type TicketFilter = {
  readonly q: string | undefined;
  readonly status: readonly ListStatus[];
  readonly priority: readonly Priority[];
  readonly order: (typeof orders)[number];
  readonly customer: string | undefined;
  readonly expert: string | undefined;
};

export type ListStatus = (typeof TicketStatusCode.options)[number];

export const parseTicketFilter = (search: Readonly<Record<string, unknown>>): TicketFilter => ({
  q: textOf(search['q']),
  status: listOf(search['status'], TicketStatusCode.options),
  priority: listOf(search['priority'], Priority.options),
  order: listOf(search['order'], orders)[0] ?? 'newest',
  customer: textOf(search['customer']),
  expert: textOf(search['expert']),
});

/** The filter as the server takes it. */
export const toListInput = (filter: TicketFilter): Omit<ListTickets, 'limit' | 'after'> => ({
  order: filter.order,
  ...(filter.q ? { search: filter.q } : {}),
  ...(filter.status.length > 0 ? { status: [...filter.status] } : {}),
  ...(filter.priority.length > 0 ? { priority: [...filter.priority] } : {}),
  ...(filter.customer ? { customerId: filter.customer } : {}),
  ...(filter.expert ? { expertId: filter.expert } : {}),
});

export const isFiltered = ({ q, status, priority, customer, expert }: TicketFilter): boolean => Boolean(q ?? customer ?? expert) || status.length > 0 || priority.length > 0;
