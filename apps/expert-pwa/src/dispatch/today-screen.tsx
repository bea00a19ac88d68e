import { Banner } from '../shell/banner.tsx';
import type { MyJobsView } from '@sysops/domain/dispatch';
import { Button, buttonClass, Card, EmptyState, ErrorState, Section, Skeleton } from '@sysops/ui';
import { readError } from '@sysops/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { WifiOff } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { api } from '../api/api.ts';
import { useOnline } from '../api/use-online.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { useAway } from '../experts/use-away.ts';
import { clock, longDay } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { InstallHint } from '../shell/install-hint.tsx';
import { Screen } from '../shell/screen.tsx';
import { CurrentJobCard } from './current-job-card.tsx';
import { JobLine } from './job-line.tsx';
import { OfferCard } from './offer-card.tsx';
import { currentJob, useJobs } from './use-jobs.ts';

const PushQuestion = lazy(async () => ({ default: (await import('../notifications/push-question.tsx')).PushQuestion }));

/** What to do now, what is asked, and the rest of the day. */
export function TodayScreen() {
  const t = useMessages();
  const { language } = useLanguage();
  const { view, readAt, error, loading, retry } = useJobs();
  const online = useOnline();
  return (
    <Screen title={t.today} wide>
      {online ? null : <Banner icon={<WifiOff />}>{t.day.offlineBanner} {readAt ? t.day.readAt(clock(readAt, language)) : ''}</Banner>}
      {view ? <Day view={view} /> : null}
      {!view && error ? <NotRead error={error} loading={loading} retry={retry} /> : null}
      {!view && !error && online ? <DaySkeleton /> : null}
      {!view && !error && !online ? <EmptyState drawing="plug" title={t.day.unknownTitle} text={t.day.unknownText} /> : null}
    </Screen>
  );
}

function NotRead(props: { error: unknown; loading: boolean; retry: () => void }) {
  const t = useMessages();
  const { code, requestId } = readError(props.error);
  return <ErrorState title={t.errors.title} advice={code === 'offline' ? t.errors.offline : t.errors.advice} dataSafe={null} requestId={requestId ?? undefined} onRetry={props.retry} retrying={props.loading} />;
}

function DaySkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-56 w-full rounded-card" />
      <Skeleton className="h-16 w-full rounded-card" />
      <Skeleton className="h-16 w-full rounded-card" />
    </div>
  );
}

function Day({ view }: { view: MyJobsView }) {
  const t = useMessages();
  const { language } = useLanguage();
  const now = useServerNow(1_000);
  const offers = view.offers.filter((offer) => offer.expiresAt > now);
  const current = currentJob(view);
  const later = view.jobs.filter((job) => job !== current);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        <p className="-mb-2 text-muted">{longDay(now, language)}</p>
        {offers.length > 0 ? (
          <Section title={t.day.offers}>
            {offers.map((offer) => <OfferCard key={offer.assignmentId} offer={offer} now={now} />)}
          </Section>
        ) : null}
        {current ? <CurrentJobCard job={current} now={now} /> : null}
        {!current && offers.length === 0 ? <NothingToDo /> : null}
        <Suspense fallback={null}><PushQuestion hasWork={offers.length > 0 || view.jobs.length > 0} otherwise={<InstallHint />} /></Suspense>
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        {later.length > 0 ? <Section title={t.day.later}><ol className="flex flex-col">{later.map((job) => <JobLine key={job.assignmentId} job={job} now={now} />)}</ol></Section> : null}
        {view.more ? <p className="text-muted">{t.day.more}</p> : null}
        {view.doneToday.length > 0 ? <Section title={t.day.doneToday}><ol className="flex flex-col">{view.doneToday.map((job) => <JobLine key={job.assignmentId} job={job} now={now} />)}</ol></Section> : null}
      </div>
    </div>
  );
}

function NothingToDo() {
  const t = useMessages();
  const me = useQuery(api.experts.me.queryOptions());
  const { away, setAway } = useAway(me.data?.away ?? false);
  return (
    <Card>
      <EmptyState
        drawing="calendar"
        title={t.day.emptyTitle}
        text={away ? t.day.emptyAway : t.day.emptyText}
        action={away ? <Button variant="primary" onClick={() => void setAway(false)}>{t.day.goAvailable}</Button> : <Link to="/knowledge" className={buttonClass()}>{t.day.emptyAction}</Link>}
      />
    </Card>
  );
}
