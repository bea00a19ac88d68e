import type { TicketListItem } from '@sysops/domain/tickets';
import { Badge, StatusBadge, type Column } from '@sysops/ui';
import type { ReactNode } from 'react';
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
  { key: 'number', header: words.number, cell: (row) => <Two first={<span className="tabular font-medium">#{row.number}</span>} second={ago(row.createdAt, now)} /> },
  { key: 'status', header: words.status, cell: (row) => <StatusCell row={row} /> },
  { key: 'priority', header: words.priority, cell: (row) => <PriorityBadge priority={row.priority} /> },
  { key: 'problem', header: words.problem, cell: (row) => <Two first={row.problemTitle} second={row.deviceLabel} /> },
  { key: 'customer', header: words.customer, cell: (row) => <Two first={row.customerName} second={row.city} /> },
  { key: 'expert', header: words.expert, cell: (row) => row.expertName ?? <span className="text-muted">–</span> },
  { key: 'next', header: words.next, cell: (row) => <NextStepLine next={row.next} now={now} stacked /> },
];

function StatusCell({ row }: { row: TicketListItem }) {
  const because = waitsBecause(row);
  return (
    <span className="flex max-w-48 flex-col items-start gap-0.5">
      <StatusBadge status={row.status} />
      {because ? <span className="w-full truncate pl-1 text-12 text-muted" title={because}>{because}</span> : null}
    </span>
  );
}

function Two({ first, second }: { first: ReactNode; second: string }) {
  return (
    <span className="flex max-w-56 flex-col leading-snug">
      <span className="truncate">{first}</span>
      <span className="truncate text-12 text-muted">{second}</span>
    </span>
  );
}
