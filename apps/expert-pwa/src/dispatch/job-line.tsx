import type { JobView } from '@sysops/domain/dispatch';
import { Link } from '@tanstack/react-router';
import { ChevronRight, CircleCheck } from 'lucide-react';
import { moment } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { DeviceIcon } from './device-icon.tsx';
import { duration } from './job-words.ts';

/** One job on the line of the day. The whole row opens it. */
export function JobLine({ job, now }: { job: JobView; now: number }) {
  const t = useMessages();
  const { language } = useLanguage();
  const done = job.status === 'done';
  return (
    <li className="group relative grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3">
      <span aria-hidden className="absolute top-11 -bottom-2 left-[calc(1.125rem-0.5px)] w-px bg-line group-last:hidden" />
      <span aria-hidden className={`mt-2 grid size-9 place-items-center rounded-pill ${done ? 'bg-jade-3 text-jade-12' : 'bg-violet-3 text-violet-12'}`}>
        {done ? <CircleCheck size={18} strokeWidth={2} /> : <DeviceIcon category={job.device.category} size={18} />}
      </span>
      <Link to="/jobs/$assignmentId" params={{ assignmentId: job.assignmentId }} className="flex min-h-row items-center gap-3 rounded-card px-2 py-2 transition-colors hover:bg-hover">
        <span className="min-w-0 flex-1">
          {done ? null : (
            <span className="flex items-baseline justify-between gap-3 text-small">
              <time dateTime={new Date(job.arriveAt).toISOString()} className="tabular font-medium">{moment(job.arriveAt, language, now)}</time>
              <span className="tabular text-muted">{t.day.travel(duration(job.travelMinutes, t))}</span>
            </span>
          )}
          <span className="block leading-snug font-medium">{job.problem.title}</span>
          <span className="block truncate text-small text-muted">{job.device.label} · {job.area.city}</span>
        </span>
        <ChevronRight aria-hidden size={18} strokeWidth={1.75} className="shrink-0 text-muted" />
      </Link>
    </li>
  );
}
