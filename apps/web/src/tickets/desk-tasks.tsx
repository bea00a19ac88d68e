import type { StaffTaskView } from '@sysops/domain/tickets';
import { Button, Card, EmptyState, Segmented } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { attentionEn } from '../messages/console-attention-en.ts';
import { consoleEn } from '../messages/console-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { AcknowledgeDialog } from '../sla/acknowledge-dialog.tsx';
import { SettleTaskDialog } from './desk-settle-task-dialog.tsx';
import { TaskRow } from './desk-task-row.tsx';
import { everyHalfMinute } from './use-waiting-for-person.ts';

const t = attentionEn.task;
const pageRows = 50;

export const taskOwners = ['all', 'manager', 'agent'] as const;
export type TaskOwner = (typeof taskOwners)[number];

/** Tasks of a missed promise can be acknowledged as long as nobody has: then nobody further is called. */
const missedKinds: Readonly<Record<string, string>> = { sla_assign: 'assign', sla_arrive: 'arrive', sla_resolve: 'resolve' };

type Asked = { readonly kind: 'settle' | 'acknowledge'; readonly task: StaffTaskView } | null;
type ListProps = { owner: TaskOwner; onOwner: (owner: TaskOwner) => void; onLate: () => void; now: number };

/** Every open task, the one that is due first on top. */
export function OpenTasks({ owner, onOwner, onLate, now }: ListProps) {
  const tasks = useQuery(api.tickets.tasks.queryOptions({}, everyHalfMinute));
  return (
    <Card title={t.title} flush>
      <div className="px-card pb-3"><Segmented label={t.owner} choices={taskOwners.map((value) => ({ value, label: t.owners[value] }))} value={owner} onChange={onOwner} /></div>
      <Loaded query={tasks}>{(all) => <TaskRows all={all} owner={owner} onLate={onLate} now={now} />}</Loaded>
    </Card>
  );
}

function TaskRows({ all, owner, onLate, now }: { all: readonly StaffTaskView[] } & Pick<ListProps, 'owner' | 'onLate' | 'now'>) {
  const breaches = useQuery(api.sla.breaches.queryOptions({ open: true }, everyHalfMinute));
  const [shown, setShown] = useState(pageRows);
  const [asked, setAsked] = useState<Asked>(null);
  const tasks = all.filter((task) => owner === 'all' || task.ownerRole === owner);
  const unseen = (task: StaffTaskView): boolean => (breaches.data ?? []).some((breach) => breach.ticketId === task.ticketId && breach.kind === missedKinds[task.kind] && breach.step !== null && breach.acknowledgedBy === null);
  if (tasks.length === 0) return <div className="border-t border-line"><EmptyState drawing="calendar" title={all.length === 0 ? t.none : t.noneOfOwner} text={all.length === 0 ? t.noneText : t.noneOfOwnerText} /></div>;
  return (
    <>
      <ul className="divide-y divide-line border-t border-line" aria-label={t.title}>
        {tasks.slice(0, shown).map((task) => (
          <TaskRow key={task.id} task={task} now={now} actions={
            <>
              {task.kind === 'late_act' ? <Button size="small" onClick={onLate}>{t.look}</Button> : null}
              {unseen(task) ? <Button size="small" onClick={() => setAsked({ kind: 'acknowledge', task })}>{t.acknowledge}</Button> : null}
              <Button size="small" onClick={() => setAsked({ kind: 'settle', task })}>{t.settle}</Button>
            </>
          } />
        ))}
      </ul>
      {tasks.length > shown ? <div className="border-t border-line px-card py-3"><Button onClick={() => setShown(shown + pageRows)}>{consoleEn.more}</Button></div> : null}
      {asked?.kind === 'settle' ? <SettleTaskDialog task={asked.task} onClose={() => setAsked(null)} /> : null}
      {asked?.kind === 'acknowledge' && asked.task.ticketId ? <AcknowledgeDialog ticketId={asked.task.ticketId} number={asked.task.ticketNumber ?? 0} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
