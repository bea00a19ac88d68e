import type { TicketListItem } from '@sysops/domain/tickets';
import { Badge, StatusBadge, type Column } from '@sysops/ui';
import { priorityWords } from '../messages/console-words.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { ago } from '../shell/console-times.ts';
import { NextStepLine } from './desk-due.tsx';
import { priorityTones, waitsBecause } from './desk-words.ts';

const words = t.list.columns;

export function PriorityBadge({ priority }: { priority: TicketListItem['priority'] }) {
  if (priority === 'normal' || priority === 'low') return <span className="text-muted">{priorityWords[priority]}</span>;
  return <Badge tone={priorityTones[priority]}>{priorityWords[priority]}</Badge>;
}

/** Columns of the ticket table; `now` moves the due times. */
export const ticketColumns = (now: number): Column<TicketListItem>[] => [
  { key: 'number', header: words.number, cell: (row) => <span className="tabular font-medium">#{row.number}</span>, width: '5.5rem' },
  { key: 'status', header: words.status, cell: (row) => <StatusBadge status={row.status} detail={row.status === 'waiting' || row.status === 'triage' ? waitsBecause(row) ?? undefined : undefined} /> },
  { key: 'priority', header: words.priority, cell: (row) => <PriorityBadge priority={row.priority} /> },
  { key: 'problem', header: words.problem, cell: (row) => <Two first={row.problemTitle} second={row.deviceLabel} /> },
  { key: 'customer', header: words.customer, cell: (row) => <Two first={row.customerName} second={row.city} /> },
  { key: 'expert', header: words.expert, cell: (row) => row.expertName ?? <span className="text-muted">–</span> },
  { key: 'next', header: words.next, cell: (row) => <NextStepLine next={row.next} now={now} stacked /> },
  { key: 'raised', header: words.raised, cell: (row) => <span className="tabular text-muted">{ago(row.createdAt, now)}</span>, align: 'end' },
];

function Two({ first, second }: { first: string; second: string }) {
  return (
    <span className="flex max-w-64 flex-col leading-snug">
      <span className="truncate">{first}</span>
      <span className="truncate text-12 text-muted">{second}</span>
    </span>
  );
}
