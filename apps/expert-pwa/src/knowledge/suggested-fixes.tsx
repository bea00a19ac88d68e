import type { JobView } from '@sysops/domain/dispatch';
import { buttonClass, Card, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { api } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { HitRow } from './hit-row.tsx';

/** Past fixes that fit the ticket, and the way to search for more. */
export function SuggestedFixes({ job }: { job: JobView }) {
  const t = useMessages();
  const hits = useQuery(api.knowledge.forTicket.queryOptions({ ticketId: job.ticketId }, { staleTime: 300_000 }));
  return (
    <Card title={t.job.suggested}>
      <div className="flex flex-col gap-3">
        {hits.isPending && hits.fetchStatus === 'fetching' ? <Skeleton className="h-14 w-full" /> : null}
        {hits.data?.length === 0 ? <p className="text-muted">{t.job.noneSuggested}</p> : null}
        {hits.data?.length ? <ul className="-mx-2 flex flex-col">{hits.data.slice(0, 4).map((hit) => <HitRow key={hit.id} hit={hit} />)}</ul> : null}
        <Link to="/knowledge" search={{ q: job.problem.title }} className={buttonClass({ wide: true })}>
          <Search aria-hidden size={16} strokeWidth={1.75} />
          {t.job.searchFixes}
        </Link>
      </div>
    </Card>
  );
}
