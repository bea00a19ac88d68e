import type { JobView } from './dispatch-views.ts';

type Job = Pick<JobView, 'status' | 'departAt'>;

/**
 * Which jobs an expert sees. Without a limit the whole list; with one, what runs and the next `jobsShown` behind it, in
 * order of time, so that the one to start is always among them. `more` says that others follow.
 */
export function shownJobs<J extends Job>(jobs: readonly J[], jobsShown: number | null): { readonly jobs: readonly J[]; readonly more: boolean } {
  if (jobsShown === null) return { jobs, more: false };
  const next = jobs.filter((job) => job.status === 'accepted').toSorted((a, b) => a.departAt - b.departAt).slice(0, jobsShown);
  const shown = jobs.filter((job) => job.status !== 'accepted' || next.includes(job));
  return { jobs: shown, more: shown.length < jobs.length };
}
