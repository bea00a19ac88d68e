import type { TicketView } from '@sysops/domain/tickets';
import { AreaMap, Card, Skeleton, StatusBadge } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { ArrowLeft, CircleCheck } from 'lucide-react';
import { api } from '../api/api.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { Loaded } from '../shell/loaded.tsx';
import { useTitle } from '../shell/use-title.ts';
import { CancelTicket } from './cancel-ticket.tsx';
import { ChangeTime, SuggestedTime } from './change-time.tsx';
import { ExpertCard } from './expert-card.tsx';
import { NotFixed } from './not-fixed.tsx';
import { TicketDetails } from './ticket-details.tsx';
import { TicketStory } from './ticket-story.tsx';
import { useProblemWords } from './use-problem-words.ts';
import { useVisitNote } from './use-visit-note.ts';
import { VisitTracker } from './visit-tracker.tsx';

/** One visit from the first word to the last. */
export function TicketScreen() {
  const t = useTicketTexts();
  const { ticketId } = useParams({ from: '/site/customer/tickets/$ticketId' });
  const ticket = useQuery(api.tickets.get.queryOptions({ ticketId }));
  return (
    <div className="page max-w-5xl!">
      <Link to="/home" className="-ml-1 inline-flex min-h-11 items-center gap-1.5 rounded-control px-1 text-muted hover:text-ink">
        <ArrowLeft aria-hidden size={18} strokeWidth={1.75} />
        {t.visit.back}
      </Link>
      <Loaded query={ticket} outline={<Outline />}>{(view) => <Visit view={view} />}</Loaded>
    </div>
  );
}

function Outline() {
  return (
    <div className="mt-4 flex flex-col gap-5">
      <Skeleton className="h-12 w-72" />
      <Skeleton className="h-44 w-full rounded-card" />
      <Skeleton className="h-36 w-full rounded-card" />
    </div>
  );
}

function Visit({ view }: { view: TicketView }) {
  const t = useTicketTexts();
  const { ticket } = view;
  const problemWords = useProblemWords();
  useTitle(t.visit.title(ticket.number));
  return (
    <div className="mt-2 flex flex-col gap-6">
      <Raised number={ticket.number} />
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="headline text-28 md:text-40">{problemWords(ticket.problem.title)}</h1>
          <p className="mt-2 text-muted"><span className="tabular">{t.visit.title(ticket.number)}</span> · {ticket.device.label}</p>
        </div>
        <StatusBadge status={ticket.status} audience="customer" />
      </header>
      {ticket.status === 'cancelled' ? <Cancelled view={view} /> : <Standing view={view} />}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <TicketStory view={view} />
        <TicketDetails view={view} />
      </div>
    </div>
  );
}

/** Only after the server has confirmed the ticket. */
function Raised({ number }: { number: number }) {
  const t = useTicketTexts().visit;
  const { raised } = useSearch({ from: '/site/customer/tickets/$ticketId' });
  if (!raised) return null;
  return (
    <div role="status" className="flex gap-3 rounded-card border border-jade-6 bg-jade-2 p-4">
      <CircleCheck aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
      <div>
        <p className="font-bold tabular">{t.raised(number)}</p>
        <p className="mt-0.5">{t.raisedText}</p>
      </div>
    </div>
  );
}

function Cancelled({ view }: { view: TicketView }) {
  const t = useTicketTexts().visit;
  return (
    <Card>
      <p className="font-bold">{t.cancelled}</p>
      <p className="mt-1 text-muted">{useVisitNote(view)}</p>
    </Card>
  );
}

function Standing({ view }: { view: TicketView }) {
  const t = useTicketTexts().visit;
  const { ticket, expert } = view;
  const { location } = ticket.place;
  const coming = ticket.status === 'assigned' || ticket.status === 'en_route';
  return (
    <section aria-label={t.tracker} className="overflow-clip rounded-card border border-line bg-surface">
      {location && coming ? (
        <AreaMap label={t.map} detail="counties" className="h-40 rounded-none! border-x-0! border-t-0! md:h-52" points={[{ id: 'place', label: ticket.place.address.line1, kind: 'home', lat: location.lat, lng: location.lng, tone: ticket.status === 'en_route' ? 'now' : 'ink' }]} />
      ) : null}
      <div className="flex flex-col gap-6 p-5 md:p-6">
        <VisitTracker view={view} />
        {expert && ticket.status !== 'on_hold' ? <div className="border-t border-line pt-5"><ExpertCard expert={expert} /></div> : null}
        <SuggestedTime ticket={ticket} />
        <div className="flex flex-wrap items-center gap-3 empty:hidden">
          <ChangeTime ticket={ticket} />
          <CancelTicket ticket={ticket} />
        </div>
        <NotFixed ticket={ticket} />
      </div>
    </section>
  );
}
