import { Card, EmptyState, SlaList, StatusBadge } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api/api.ts';
import { attentionEn } from '../messages/console-attention-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { PriorityBadge } from '../tickets/desk-columns.tsx';
import { NextStepLine } from '../tickets/desk-due.tsx';
import { everyHalfMinute } from '../tickets/use-waiting-for-person.ts';
import { promisedTime } from './clock-words.ts';

const t = attentionEn.running;

/** Tickets with half of a promised time or more used up: every clock of them, and who can still act. */
export const useRunningOut = () => useQuery(api.sla.runningOut.queryOptions(undefined, everyHalfMinute));

export function RunningOut({ now }: { now: number }) {
  const running = useRunningOut();
  return (
    <Card title={t.title} flush>
      <p className="-mt-2 max-w-[72ch] px-card pb-3 text-muted">{t.intro}</p>
      <Loaded query={running}>
        {({ tickets }) => tickets.length === 0 ? <div className="border-t border-line"><EmptyState drawing="calendar" title={t.none} text={t.noneText} /></div> : (
          <ul className="divide-y divide-line border-t border-line" aria-label={t.title}>
            {tickets.map((ticket) => (
              <li key={ticket.ticketId} className="grid gap-x-8 gap-y-3 px-card py-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
                <div className="min-w-0">
                  <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <Link to="/console/tickets/$ticketId" params={{ ticketId: ticket.ticketId }} className="link tabular font-medium">#{ticket.ticketNumber}</Link>
                    <StatusBadge status={ticket.status} />
                    <PriorityBadge priority={ticket.priority} />
                    <span className="text-muted">{ticket.city}</span>
                  </p>
                  <p className="mt-1"><NextStepLine next={ticket.next} now={now} /></p>
                </div>
                <SlaList label={t.clocksOf(ticket.ticketNumber)} times={ticket.clocks.map((clock) => promisedTime(clock, now))} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
