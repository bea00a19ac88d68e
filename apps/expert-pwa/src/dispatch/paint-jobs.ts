import { moveAssignment, type AssignmentAction, type JobView, type MyJobsView } from '@sysops/domain/dispatch';
import { DomainError } from '@sysops/domain/shared';
import { assignmentOf, type QueuedCommand } from '../offline/queued-command.ts';

const actions: Partial<Record<QueuedCommand['procedure'], AssignmentAction>> = {
  'dispatch.accept': 'accept',
  'dispatch.decline': 'decline',
  'dispatch.startTravel': 'travel',
  'dispatch.arrive': 'arrive',
  'dispatch.complete': 'finish',
  'dispatch.cannotComplete': 'cannot_complete',
  'dispatch.release': 'release',
};

/** The job after a command, or the job as it was when the rules forbid it: the server's refusal will say why. */
function moved(job: JobView, command: QueuedCommand, at: number): JobView {
  if (command.procedure === 'dispatch.pause') return { ...job, pausedUntil: command.input.resumeAt };
  if (command.procedure === 'dispatch.resume') return { ...job, pausedUntil: null };
  const action = actions[command.procedure];
  if (!action) return job;
  try {
    const status = moveAssignment(job, action, at);
    return { ...job, status: command.procedure === 'dispatch.accept' && command.input.andGo ? 'travelling' : status };
  } catch (error) {
    if (error instanceof DomainError) return job;
    throw error;
  }
}

const live = (job: JobView): boolean => job.status === 'accepted' || job.status === 'travelling' || job.status === 'arrived';

/** The expert's day as it will be when the commands have arrived. `at` is when they were pressed, by the server's clock. */
export function paintJobs(view: MyJobsView, commands: readonly { readonly command: QueuedCommand; readonly at: number }[]): MyJobsView {
  let all = [...view.offers, ...view.jobs, ...view.doneToday];
  for (const { command, at } of commands) {
    const id = assignmentOf(command);
    if (id) all = all.map((job) => (job.assignmentId === id ? moved(job, command, at) : job));
  }
  return {
    at: view.at,
    offers: all.filter((job) => job.status === 'offered'),
    more: view.more,
    jobs: all.filter(live).toSorted((a, b) => a.arriveAt - b.arriveAt),
    doneToday: all.filter((job) => job.status === 'done'),
  };
}
