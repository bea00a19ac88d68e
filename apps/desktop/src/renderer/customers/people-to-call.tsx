import type { StaffTaskView } from '@sysops/domain/tickets';
import { Button } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client } from '../api/api.ts';
import { until } from '../api/times.ts';
import { useNow } from '../api/use-now.ts';
import { ActProblem } from '../billing/act-problem.tsx';
import { useAccountAct } from '../billing/use-account-act.ts';

/** More would hide the search. */
const most = 5;

/** Customers whom a message did not reach: each leads to who it is, and goes when somebody has called. */
export function PeopleToCall() {
  const tasks = useQuery(api.tickets.tasks.queryOptions({}));
  const toCall = (tasks.data ?? []).filter(({ kind, customerId }) => kind === 'message_undeliverable' && customerId !== null);
  if (toCall.length === 0) return null;
  return (
    <section aria-label="People to call" className="flex w-full max-w-xl flex-col gap-2">
      <h2 className="text-14">{toCall.length === 1 ? 'One person to call' : `${toCall.length} people to call`}</h2>
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">{toCall.slice(0, most).map((task) => <ToCall key={task.id} task={task} />)}</ul>
    </section>
  );
}

function ToCall({ task }: { task: StaffTaskView }) {
  const now = useNow();
  const act = useAccountAct();
  return (
    <li className="flex flex-col gap-2 px-3 py-2.5">
      <div className="flex items-center gap-3">
        <Link to="/customers/$customerId" params={{ customerId: task.customerId ?? '' }} search={{ part: 'account' }} className="min-w-0 flex-1 rounded-control hover:underline">
          <span className="block truncate font-medium">{task.customerName ?? 'Customer'}</span>
          <span className="block text-12 text-muted">{task.note}</span>
        </Link>
        <span className={`tabular text-12 ${task.dueAt < now ? 'font-medium text-danger-text' : 'text-muted'}`}>{until(task.dueAt, now)}</span>
        <Button size="small" busy={act.busy} aria-label={`Called ${task.customerName ?? 'the customer'}`} onClick={() => void act.run({ taskId: task.id, note: 'Called' }, { send: (command) => client.tickets.settleTask.mutate(command), done: 'Done' })}>Called</Button>
      </div>
      <ActProblem problem={act.problem} />
    </li>
  );
}
