import type { JobView } from '@sysops/domain/dispatch';
import { ButtonLink, buttonClass, Card } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { MapPin, Navigation, Phone, User } from 'lucide-react';
import { clock, moment } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { ArrivalQuestion } from './arrival-question.tsx';
import { DeviceIcon } from './device-icon.tsx';
import { JobBadges } from './job-badges.tsx';
import { directionsUrl, duration, placeWords } from './job-words.ts';
import { PrimaryAct } from './primary-act.tsx';

const line = 'flex items-start gap-2.5 [&>svg]:mt-0.5 [&>svg]:shrink-0';

function timeWords(job: JobView, t: ReturnType<typeof useMessages>, read: { language: 'en' | 'es'; now: number }): string {
  if (job.status === 'accepted') return `${t.day.leaveBy(moment(job.departAt, read.language, read.now))} · ${t.day.travel(duration(job.travelMinutes, t))}`;
  if (job.status === 'travelling') return t.day.arriveAt(moment(job.arriveAt, read.language, read.now));
  return t.day.until(moment(job.finishAt, read.language, read.now));
}

/** The one job to think of now, with the one thing to press. */
export function CurrentJobCard({ job, now }: { job: JobView; now: number }) {
  const t = useMessages();
  const { language } = useLanguage();
  const moving = job.status === 'travelling';
  return (
    <Card aria-label={job.status === 'accepted' ? t.day.nextJob : t.day.current} flush>
      {moving ? <div aria-hidden className="h-1.5 bg-now" /> : null}
      <div className="flex flex-col gap-4 p-card">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <p className="tabular text-28 leading-tight font-bold tracking-[-0.015em]">{clock(job.status === 'arrived' ? job.finishAt : job.arriveAt, language)}</p>
            <p className="mt-0.5 text-muted">{timeWords(job, t, { language, now })}</p>
          </div>
          <span className="tabular shrink-0 pt-2 text-small text-muted">#{job.ticketNumber}</span>
        </div>
        <JobBadges job={job} />
        <div className="flex flex-col gap-1.5">
          <Link to="/jobs/$assignmentId" params={{ assignmentId: job.assignmentId }} className="-my-1 py-1 text-18 leading-tight font-bold underline-offset-4 hover:underline">{job.problem.title}</Link>
          <p className={line}><DeviceIcon category={job.device.category} size={18} />{job.device.label}</p>
          <p className={line}><MapPin aria-hidden size={18} strokeWidth={1.75} />{placeWords(job)}</p>
          {job.customer ? <p className={line}><User aria-hidden size={18} strokeWidth={1.75} />{job.customer.name}</p> : null}
        </div>
        <ArrivalQuestion job={job} now={now} />
        <PrimaryAct job={job} />
        <div className="grid grid-cols-3 gap-2">
          <ButtonLink href={directionsUrl(job)} target="_blank" rel="noreferrer" className="px-2!"><Navigation aria-hidden size={16} strokeWidth={1.75} />{t.job.navigate}</ButtonLink>
          {job.customer ? <ButtonLink href={`tel:${job.customer.phone}`} className="px-2!"><Phone aria-hidden size={16} strokeWidth={1.75} />{t.job.call}</ButtonLink> : <span />}
          <Link to="/jobs/$assignmentId" params={{ assignmentId: job.assignmentId }} className={buttonClass()}>{t.job.details}</Link>
        </div>
      </div>
    </Card>
  );
}
