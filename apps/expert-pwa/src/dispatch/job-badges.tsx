import type { JobView } from '@sysops/domain/dispatch';
import { Badge, StatusBadge, type StatusKey } from '@sysops/ui';
import { RotateCcw, Zap } from 'lucide-react';
import { clock } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';

const statusOf: Partial<Record<JobView['status'], StatusKey>> = { accepted: 'assigned', travelling: 'en_route', arrived: 'on_site', done: 'completed' };

/** State (an offer's is plain from where it stands), urgency, and whether it was repaired before. */
export function JobBadges({ job }: { job: JobView }) {
  const t = useMessages();
  const { language } = useLanguage();
  if (job.status === 'offered' && !job.reopened && job.priority !== 'urgent' && job.priority !== 'high') return null;
  const status = job.pausedUntil === null ? (statusOf[job.status] ?? 'cancelled') : 'on_hold';
  return (
    <div className="flex flex-wrap gap-1.5">
      {job.status === 'offered' ? null : <StatusBadge status={status} detail={job.pausedUntil === null ? undefined : clock(job.pausedUntil, language)} />}
      {job.priority === 'urgent' ? <Badge tone="red" icon={<Zap />}>{t.job.urgent}</Badge> : null}
      {job.priority === 'high' ? <Badge tone="amber" icon={<Zap />}>{t.job.high}</Badge> : null}
      {job.reopened ? <Badge tone="red" icon={<RotateCcw />}>{t.job.reopened}</Badge> : null}
    </div>
  );
}
