import { Card, Skeleton, Timeline, type TimelineEntry } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { moment } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';

/** What happened to the ticket so far, also on earlier visits. */
export function JobHistory({ ticketId, now }: { ticketId: string; now: number }) {
  const t = useMessages();
  const { language } = useLanguage();
  const ticket = useQuery(api.tickets.get.queryOptions({ ticketId }));
  const entries: TimelineEntry[] = (ticket.data?.history ?? []).toReversed().map((line) => ({
    id: String(line.seq),
    time: moment(line.at, language, now),
    dateTime: new Date(line.at).toISOString(),
    actor: t.history[line.type],
    text: line.reason || line.receivedAt ? <span className="text-muted">{line.reason}{line.receivedAt ? <span className="block text-small">{t.job.heardAt(moment(line.receivedAt, language, now))}</span> : null}</span> : null,
    tone: line.type === 'TicketCompleted' ? 'jade' : line.type === 'CouldNotComplete' || line.type === 'TicketReopened' ? 'red' : 'gray',
  }));
  return (
    <Card title={t.job.history}>
      {ticket.data ? <Timeline entries={entries} label={t.job.history} /> : null}
      {!ticket.data && ticket.fetchStatus === 'fetching' ? <Skeleton className="h-24 w-full" /> : null}
      {!ticket.data && ticket.fetchStatus !== 'fetching' ? <p className="text-muted">{t.job.historyOffline}</p> : null}
    </Card>
  );
}
