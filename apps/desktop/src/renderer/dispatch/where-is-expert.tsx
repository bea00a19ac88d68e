import type { Ticket, TicketView } from '@sysops/domain/tickets';
import { AreaMap, type MapPoint, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { dateOf, moment, until } from '../api/times.ts';
import { useNow } from '../api/use-now.ts';
import { holdWords, reasonText } from '../tickets/ticket-words.ts';

/** The answer in one sentence, as the agent can say it to the caller. */
export function whereSentence(ticket: Ticket, now: number): string {
  switch (ticket.status) {
    case 'triage': return `Nobody is looked for yet: ${reasonText(ticket.triageReasons.join(','))}.`;
    case 'waiting': return `No expert yet: ${reasonText(ticket.waitingReason)}.`;
    case 'offered': return `An expert has been asked and answers by ${moment(ticket.next.dueAt, now)}.`;
    case 'assigned': return `${ticket.expert.name} comes, there by ${moment(ticket.arriveBy, now)}.`;
    case 'en_route': return `${ticket.expert.name} is on the way, there at about ${moment(ticket.eta, now)} (${until(ticket.eta, now)}).`;
    case 'on_site': return `${ticket.expert.name} has been at work since ${moment(ticket.arrivedAt, now)}.`;
    case 'on_hold': return `Paused until ${moment(ticket.resumeAt, now)}: ${holdWords[ticket.holdReason].toLowerCase()}.`;
    case 'completed': return `${ticket.expert.name} finished on ${moment(ticket.completedAt, now)}.`;
    case 'closed': return `Finished by ${ticket.expert.name} and closed on ${dateOf(ticket.closedAt)}.`;
    case 'cancelled': return `Cancelled on ${dateOf(ticket.cancelledAt)}: ${ticket.cancelReason}.`;
  }
}

/** "Where is my expert?" in one glance: the sentence, and while he travels the map. */
export function WhereIsExpert({ ticketId }: { ticketId: string }) {
  const view = useQuery(api.tickets.get.queryOptions({ ticketId }));
  const now = useNow();
  if (!view.data) return view.isError ? null : <Skeleton className="h-16 w-full" />;
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className={`rounded-card px-3 py-2.5 text-14 font-medium ${view.data.ticket.status === 'en_route' ? 'bg-now text-on-now' : 'bg-sunken'}`}>{whereSentence(view.data.ticket, now)}</p>
      <ExpertMap view={view.data} />
    </div>
  );
}

function ExpertMap({ view: { ticket } }: { view: TicketView }) {
  const travelling = ticket.status === 'en_route' || ticket.status === 'assigned';
  const map = useQuery(api.dispatch.map.queryOptions(undefined, { enabled: travelling, refetchInterval: travelling ? 30_000 : false }));
  const { location } = ticket.place;
  const expert = travelling ? map.data?.find(({ expertId }) => expertId === ticket.expertId) : undefined;
  if (!location || !expert) return null;
  const points: MapPoint[] = [
    { id: 'place', kind: 'place', label: ticket.place.address.city, lat: location.lat, lng: location.lng, tone: 'blue' },
    { id: 'expert', kind: 'person', label: expert.name, lat: expert.lat, lng: expert.lng, tone: ticket.status === 'en_route' ? 'now' : 'ink' },
  ];
  return <AreaMap label={`Where ${expert.name} is`} className="h-44" points={points} route={[expert, location]} />;
}
