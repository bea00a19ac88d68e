import { isLostTo, moveAssignment, type AssignmentAction, type JobView, type MyJobsView } from '@sysops/domain/dispatch';
import { DomainError } from '@sysops/domain/shared';
import { assignmentOf, type QueuedCommand } from '../offline/queued-command.ts';

const actions: Partial<Record<QueuedCommand['procedure'], AssignmentAction>> = {
  'dispatch.accept': 'accept',
  'dispatch.decline': 'decline',
  'dispatch.startTravel': 'travel',
  'dispatch.arrive': 'arrive',
  'dispatch.complete': 'finish',
  'dispatch.cannotComplete': 'cannot_complete',
  'dispatch.holdVisit': 'cannot_complete',
  'dispatch.customerAbsent': 'customer_absent',
  'dispatch.release': 'release',
};

/** Arrived earlier or later than planned: the time on site counts from then, as on the server. */
const timesOf = (job: JobView, action: AssignmentAction, at: number): Partial<JobView> => {
  if (action === 'travel') return { departAt: at };
  return action === 'arrive' ? { arriveAt: at, finishAt: at + (job.finishAt - job.arriveAt) } : {};
};

/** The job after a command, or the job as it was when the rules forbid it: the server's refusal will say why. */
function moved(job: JobView, command: QueuedCommand, at: number): JobView {
  if (command.procedure === 'dispatch.pause') return { ...job, pausedUntil: command.input.resumeAt };
  if (command.procedure === 'dispatch.resume') return { ...job, pausedUntil: null };
  const action = actions[command.procedure];
  if (!action) return job;
  try {
    const status = moveAssignment(job, action, at);
    return { ...job, ...timesOf(job, action, at), status: command.procedure === 'dispatch.accept' && command.input.andGo ? 'travelling' : status };
  } catch (error) {
    if (error instanceof DomainError) return job;
    throw error;
  }
}

const live = (job: JobView): boolean => job.status === 'accepted' || job.status === 'travelling' || job.status === 'arrived';

/** How many of these he would lose by going away. */
const lostIfAway = (jobs: readonly JobView[], now: number): number => jobs.filter((job) => job.status === 'accepted' && isLostTo(job, now)).length;

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
    // Those that he does not see yet are counted, too.
    givesBack: view.givesBack - lostIfAway(view.jobs, view.at) + lostIfAway(all, view.at),
    jobs: all.filter(live).toSorted((a, b) => a.arriveAt - b.arriveAt),
    doneToday: all.filter((job) => job.status === 'done'),
  };
}
