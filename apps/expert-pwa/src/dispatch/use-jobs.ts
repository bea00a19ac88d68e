import type { JobView, MyJobsView } from '@sysops/domain/dispatch';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api/api.ts';
import { useOutbox } from '../offline/use-outbox.ts';
import { useSession } from '../shell/session.tsx';
import { paintJobs } from './paint-jobs.ts';
import { pressedAt } from './pressed-at.ts';

export type Jobs = {
  /** Undefined until the day was read once. */
  readonly view: MyJobsView | undefined;
  /** When it was read, by this phone's clock. */
  readonly readAt: number;
  readonly error: unknown;
  readonly loading: boolean;
  readonly retry: () => void;
};

/** The expert's day as last read, with what he has done since painted in. */
export function useJobs(): Jobs {
  const { expertId } = useSession();
  const jobs = useQuery(api.dispatch.myJobs.queryOptions(undefined, { refetchInterval: 60_000 }));
  const queue = useOutbox();
  const view = useMemo(() => {
    const waiting = queue.filter((entry) => entry.owner === expertId && entry.state === 'waiting');
    return jobs.data ? paintJobs(jobs.data, waiting.map(pressedAt)) : undefined;
  }, [jobs.data, queue, expertId]);
  return { view, readAt: jobs.dataUpdatedAt, error: jobs.error, loading: jobs.isFetching, retry: () => void jobs.refetch() };
}

/** Every job and offer of the day. */
export const allJobs = (view: MyJobsView): readonly JobView[] => [...view.offers, ...view.jobs, ...view.doneToday];

/** The job he is on, or else the next one. */
export const currentJob = ({ jobs }: MyJobsView): JobView | undefined => jobs.find(({ status }) => status === 'travelling' || status === 'arrived') ?? jobs[0];
