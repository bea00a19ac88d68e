import { buttonClass, Skeleton, StatusBadge } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { api } from '../api/api.ts';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { Loaded } from '../shell/loaded.tsx';
import { ExpertCard } from './expert-card.tsx';
import { useProblemWords } from './use-problem-words.ts';
import { VisitTracker } from './visit-tracker.tsx';

/** The visit that is under way, with its tracker. */
export function CurrentVisit({ ticketId }: { ticketId: string }) {
  const t = useTicketTexts();
  const home = useCustomerTexts().home;
  const problemWords = useProblemWords();
  const ticket = useQuery(api.tickets.get.queryOptions({ ticketId }));
  return (
    <Loaded query={ticket} outline={<Skeleton className="h-64 w-full rounded-card" />}>
      {(view) => (
        <section aria-label={home.now} className="flex flex-col gap-6 rounded-card border border-line bg-surface p-5 md:p-6">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0">
              <h2 className="headline text-22">{problemWords(view.ticket.problem.title)}</h2>
              <p className="mt-1 text-muted"><span className="tabular">{t.visit.title(view.ticket.number)}</span> · {view.ticket.device.label}</p>
            </div>
            <StatusBadge status={view.ticket.status} audience="customer" />
          </div>
          <VisitTracker view={view} />
          {view.expert ? <div className="border-t border-line pt-5"><ExpertCard expert={view.expert} /></div> : null}
          <Link to="/tickets/$ticketId" params={{ ticketId }} className={`${buttonClass()} self-start`}>{home.follow}<ArrowRight aria-hidden size={18} strokeWidth={1.75} /></Link>
        </section>
      )}
    </Loaded>
  );
}
