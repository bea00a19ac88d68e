import type { ExpertOnMap } from '@sysops/domain/dispatch';
import { AreaMap, Badge, EmptyState, Section, StatusBadge, type MapPoint, type Tone } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { useNow } from '../api/use-now.ts';
import { DueBar } from '../tickets/due-bar.tsx';
import { reasonText } from '../tickets/ticket-words.ts';

const looks: Readonly<Record<ExpertOnMap['state'], { word: string; tone: Tone; point: NonNullable<MapPoint['tone']> }>> = {
  free: { word: 'Free', tone: 'jade', point: 'ink' }, offered: { word: 'Asked', tone: 'blue', point: 'blue' }, en_route: { word: 'On the way', tone: 'lime', point: 'now' }, on_job: { word: 'On a job', tone: 'amber', point: 'amber' }, break: { word: 'On a break', tone: 'gray', point: 'gray' }, absent: { word: 'Absent', tone: 'gray', point: 'gray' }, away: { word: 'Away', tone: 'gray', point: 'gray' }, off_shift: { word: 'Off shift', tone: 'gray', point: 'gray' },
};
const order: readonly ExpertOnMap['state'][] = ['en_route', 'on_job', 'offered', 'free', 'break', 'away', 'absent', 'off_shift'];

/** Where everybody is and which tickets wait. To look at: managers act in the console. */
export function DispatchScreen() {
  const map = useQuery(api.dispatch.map.queryOptions(undefined, { refetchInterval: 30_000 }));
  const [selected, setSelected] = useState<string | null>(null);
  const experts = (map.data ?? []).toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.name.localeCompare(b.name));
  const onShift = experts.filter(({ state }) => state !== 'off_shift' && state !== 'absent');
  const points = onShift.map((one): MapPoint => ({ id: one.expertId, kind: 'person', label: one.name, lat: one.lat, lng: one.lng, tone: looks[one.state].point, selected: one.expertId === selected }));
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-3 p-4">
        <h1 className="text-22">Dispatch</h1>
        <AreaMap label="Experts on shift" className="min-h-0 flex-1" points={points} onSelect={setSelected} />
      </div>
      <aside aria-label="Tickets and experts" className="flex w-85 shrink-0 flex-col gap-6 overflow-y-auto border-l border-line bg-surface p-4">
        <Waiting />
        <Section title={`Experts on shift (${onShift.length})`}>
          {onShift.length === 0 && map.isSuccess ? <p className="text-muted">Nobody is on shift.</p> : null}
          <ul className="flex flex-col">
            {onShift.map((one) => (
              <li key={one.expertId}>
                <button type="button" aria-pressed={one.expertId === selected} onClick={() => setSelected(one.expertId)} className="flex min-h-row w-full items-center justify-between gap-2 rounded-control px-1.5 text-left hover:bg-hover aria-pressed:bg-pressed">
                  <span className="truncate">{one.name}</span>
                  <Badge dot tone={looks[one.state].tone} live={one.state === 'en_route'}>{looks[one.state].word}</Badge>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      </aside>
    </div>
  );
}

function Waiting() {
  const now = useNow();
  const page = useQuery(api.tickets.list.queryOptions({ status: ['waiting', 'offered'], limit: 50 }));
  const tickets = (page.data?.items ?? []).toSorted((a, b) => (a.next?.dueAt ?? Infinity) - (b.next?.dueAt ?? Infinity));
  if (page.isSuccess && tickets.length === 0) return <EmptyState drawing="inbox" title="No ticket waits for an expert" />;
  return (
    <Section title={`Waiting for an expert (${tickets.length})`}>
      <ul className="flex flex-col gap-1.5">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link to="/queue/$ticketId" params={{ ticketId: ticket.id }} className="flex flex-col gap-1 rounded-card border border-line px-2.5 py-2 hover:bg-hover">
              <span className="flex items-center justify-between gap-2"><span className="tabular font-medium">#{ticket.number}</span><StatusBadge status={ticket.status} /></span>
              <span className="truncate">{ticket.problemTitle} · {ticket.city}</span>
              {ticket.waitingReason ? <span className="text-12 text-muted">{reasonText(ticket.waitingReason)}</span> : null}
              <DueBar ticket={ticket} now={now} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
