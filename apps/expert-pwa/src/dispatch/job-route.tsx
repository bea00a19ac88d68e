import { buttonClass, Card, EmptyState, Skeleton } from '@sysops/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useServerNow } from '../api/use-server-now.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { Screen } from '../shell/screen.tsx';
import { JobScreen } from './job-screen.tsx';
import { OfferScreen } from './offer-screen.tsx';
import { allJobs, useJobs } from './use-jobs.ts';

/** What a link to a job shows: the offer, the job, or why there is neither. The link of the text message leads here. */
export function JobRoute() {
  const { assignmentId } = useParams({ from: '/jobs/$assignmentId' });
  const { view, loading } = useJobs();
  const now = useServerNow();
  const job = view ? allJobs(view).find((one) => one.assignmentId === assignmentId) : undefined;
  if (job?.status === 'offered') return <OfferScreen key={assignmentId} offer={job} now={now} />;
  if (job) return <JobScreen key={assignmentId} job={job} now={now} />;
  return <NoJob waiting={!view || loading} />;
}

function NoJob({ waiting }: { waiting: boolean }) {
  const t = useMessages();
  return (
    <Screen title={waiting ? t.loading : t.offer.title} back="/">
      {waiting ? (
        <Skeleton className="h-64 w-full rounded-card" />
      ) : (
        <Card>
          <EmptyState drawing="inbox" title={t.offer.goneTitle} text={t.offer.goneText} action={<Link to="/" className={buttonClass({ variant: 'primary' })}>{t.backToToday}</Link>} />
        </Card>
      )}
    </Screen>
  );
}
