import { Button, EmptyState, Section } from '@sysops/ui';
import type { StaffTaskView } from '@sysops/domain/tickets';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { LateActList } from '../dispatch/late-acts.tsx';
import { attentionEn } from '../messages/console-attention-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { SettleTaskDialog } from './desk-settle-task-dialog.tsx';
import { TaskRow } from './desk-task-row.tsx';
import { everyHalfMinute } from './use-waiting-for-person.ts';

const t = attentionEn.task;

/** How much of one ticket waits for a person; undefined until the first answer. */
export const useOpenTasksOf = (ticketId: string): number | undefined => useQuery(api.tickets.tasks.queryOptions({ ticketId }, everyHalfMinute)).data?.filter(({ doneAt }) => doneAt === null).length;

/** What people had and have to do for one ticket, with what came of it, and the acts that came too late. */
export function TicketTasks({ ticketId, now }: { ticketId: string; now: number }) {
  const tasks = useQuery(api.tickets.tasks.queryOptions({ ticketId }, everyHalfMinute));
  const late = useQuery(api.dispatch.lateActs.queryOptions({ ticketId }, everyHalfMinute));
  const [settling, setSettling] = useState<StaffTaskView | null>(null);
  return (
    <Loaded query={tasks}>
      {(items) => (
        <div className="flex flex-col gap-6">
          {items.length === 0 ? <EmptyState title={t.ticketNone} text={t.ticketNoneText} /> : (
            <ul className="divide-y divide-line rounded-card border border-line" aria-label={t.title}>
              {items.toSorted((a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null)).map((task) => (
                <TaskRow key={task.id} task={task} now={now} own actions={<Button size="small" onClick={() => setSettling(task)}>{t.settle}</Button>} />
              ))}
            </ul>
          )}
          {late.data && late.data.length > 0 ? <Section title={attentionEn.late.title}><LateActList acts={late.data} now={now} own /></Section> : null}
          {settling ? <SettleTaskDialog task={settling} onClose={() => setSettling(null)} /> : null}
        </div>
      )}
    </Loaded>
  );
}
