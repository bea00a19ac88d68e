import type { JobView } from '@sysops/domain/dispatch';
import { ButtonLink, buttonClass, Card, CopyText } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { Lightbulb, Navigation, Phone } from 'lucide-react';
import { clock, moment } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { SuggestedFixes } from '../knowledge/suggested-fixes.tsx';
import { Screen } from '../shell/screen.tsx';
import { ArrivalQuestion } from './arrival-question.tsx';
import { DeviceIcon } from './device-icon.tsx';
import { FactList } from './fact-list.tsx';
import { JobBadges } from './job-badges.tsx';
import { JobHistory } from './job-history.tsx';
import { JobMap } from './job-map.tsx';
import { directionsUrl, duration, phoneWords, placeWords, windowWords } from './job-words.ts';
import { OtherActs } from './other-acts.tsx';
import { PrimaryAct } from './primary-act.tsx';

/** An accepted job: who, where, what, and what to press next. */
export function JobScreen({ job, now }: { job: JobView; now: number }) {
  const t = useMessages();
  const done = job.status === 'done';
  const live = job.status === 'accepted' || job.status === 'travelling' || job.status === 'arrived';
  const learned = (
    <Link to="/jobs/$assignmentId/learned" params={{ assignmentId: job.assignmentId }} className={buttonClass({ wide: true })}>
      <Lightbulb aria-hidden size={18} strokeWidth={1.75} />
      {t.job.addLearned}
    </Link>
  );
  return (
    <Screen title={t.job.number(job.ticketNumber)} back="/" footer={live ? <PrimaryAct job={job} /> : done ? learned : undefined}>
      <div className="flex flex-col gap-2">
        <h2 className="text-22">{job.problem.title}</h2>
        <JobBadges job={job} />
        <ArrivalQuestion job={job} now={now} />
      </div>
      {done ? null : <CustomerAndPlace job={job} />}
      <Card title={t.job.problem}>
        <div className="flex flex-col gap-3">
          <p className="flex items-start gap-2.5 font-medium"><DeviceIcon category={job.device.category} />{job.device.label}</p>
          {job.device.serial ? <p className="text-muted">{t.job.serial(job.device.serial)}</p> : null}
          <p className="break-words whitespace-pre-line">{job.problem.description}</p>
        </div>
      </Card>
      {done ? null : <Card title={t.job.times}><JobTimes job={job} now={now} /></Card>}
      <SuggestedFixes job={job} />
      <JobHistory ticketId={job.ticketId} now={now} />
      {live ? <OtherActs job={job} /> : null}
    </Screen>
  );
}

function CustomerAndPlace({ job }: { job: JobView }) {
  const t = useMessages();
  const address = placeWords(job);
  const speaks = job.customer ? (t.job.languages[job.customer.language] ?? job.customer.language) : null;
  return (
    <Card title={t.job.customerAndPlace}>
      <div className="flex flex-col gap-4">
        {job.customer && speaks ? <p><span className="text-18 font-bold">{job.customer.name}</span><span className="block text-muted">{t.job.speaks(speaks)}</span></p> : null}
        <p>{address}</p>
        <JobMap job={job} />
        <div className="grid gap-2 sm:grid-cols-2">
          <ButtonLink href={directionsUrl(job)} target="_blank" rel="noreferrer" wide><Navigation aria-hidden size={16} strokeWidth={1.75} />{t.job.navigate}</ButtonLink>
          {job.customer ? <ButtonLink href={`tel:${job.customer.phone}`} wide><Phone aria-hidden size={16} strokeWidth={1.75} /><span className="tabular">{phoneWords(job.customer.phone)}</span></ButtonLink> : null}
        </div>
        <div className="rounded-card border border-note-line bg-note px-3.5 py-2.5">
          <p className="text-small font-medium">{t.job.access}</p>
          <p className="break-words">{job.place?.accessNotes ?? t.job.noAccess}</p>
        </div>
        <CopyText text={address} />
      </div>
    </Card>
  );
}

function JobTimes({ job, now }: { job: JobView; now: number }) {
  const t = useMessages();
  const { language } = useLanguage();
  const facts = [
    { label: t.job.window, value: windowWords(job, t, { language, now }) },
    { label: t.job.leave, value: moment(job.departAt, language, now) },
    { label: t.job.drive, value: duration(job.travelMinutes, t) },
    { label: t.job.onSite, value: t.day.between(moment(job.arriveAt, language, now), clock(job.finishAt, language)) },
  ];
  return <FactList facts={facts} />;
}
