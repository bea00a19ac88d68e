import type { StaffTaskView } from '@sysops/domain/tickets';
import { Badge } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { attentionEn } from '../messages/console-attention-en.ts';
import { ticketsEn } from '../messages/console-tickets-en.ts';
import { dueWords, moment, span } from '../shell/console-times.ts';
import { taskWord } from './desk-words.ts';

const t = attentionEn.task;

type RowProps = { task: StaffTaskView; now: number; /** Leave the ticket's number out: the list is about one ticket. */ own?: boolean; actions: ReactNode };

/** One task: what, why, whose, until when, and what came of it. */
export function TaskRow({ task, now, own = false, actions }: RowProps) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-card py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{taskWord(task.kind)}</span>
          <Badge>{t.ownerOf(task.ownerRole)}</Badge>
          {task.doneAt === null ? null : <Badge tone="jade" dot>{t.done}</Badge>}
        </p>
        <p className="mt-0.5 max-w-[72ch] text-pretty">{task.note}</p>
        {task.doneNote ? <p className="mt-0.5 text-muted">“{task.doneNote}”</p> : null}
        <p className="tabular mt-0.5 text-small text-muted">
          {own || !task.ticketId ? null : <><Link to="/console/tickets/$ticketId" params={{ ticketId: task.ticketId }} className="link">{task.ticketNumber === null ? ticketsEn.list.title : ticketsEn.page.title(task.ticketNumber)}</Link> · </>}
          {!task.ticketId && task.customerId ? <><Link to="/console/customers/$customerId" params={{ customerId: task.customerId }} className="link">{task.customerName ?? t.customer}</Link> · </> : null}
          {task.doneAt === null ? t.since(span(Math.max(0, now - task.createdAt))) : t.doneBy(task.doneBy ?? '', moment(task.doneAt, now))}
        </p>
      </div>
      {task.doneAt === null ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className={`tabular text-small ${task.dueAt < now ? 'font-medium text-danger-text' : 'text-muted'}`}>{dueWords(task.dueAt, now)}</span>
          <span className="flex gap-1.5">{actions}</span>
        </div>
      ) : null}
    </li>
  );
}
