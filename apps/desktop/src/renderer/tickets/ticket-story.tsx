import type { HistoryLine, TicketStatus } from '@sysops/domain/tickets';
import { Timeline, type TimelineEntry, type Tone } from '@sysops/ui';
import { moment } from '../api/times.ts';
import { useNow } from '../api/use-now.ts';
import { factText } from './ticket-words.ts';

const tones: Readonly<Record<TicketStatus, Tone>> = { triage: 'blue', waiting: 'blue', offered: 'blue', assigned: 'violet', en_route: 'lime', on_site: 'amber', on_hold: 'gray', completed: 'jade', closed: 'jade', cancelled: 'gray' };

const nameOf = ({ by }: HistoryLine): string => (by.role === 'system' ? 'System' : by.onBehalfOf ? `${by.name} (for the ${by.onBehalfOf})` : by.name);

/** Who did what, newest first, with the reasons given. */
export function TicketStory({ history }: { history: readonly HistoryLine[] }) {
  const now = useNow(60_000);
  const entries = history.toReversed().map((line): TimelineEntry => ({
    id: String(line.seq),
    time: moment(line.at, now),
    dateTime: new Date(line.at).toISOString(),
    actor: nameOf(line),
    tone: tones[line.status],
    text: <span>{factText(line.type)}{line.reason ? <span className="block text-muted">{line.reason}</span> : null}{line.receivedAt ? <span className="block text-small text-muted">{`Without a signal; heard of ${moment(line.receivedAt, now)}`}</span> : null}</span>,
  }));
  return <Timeline entries={entries} label="What happened" />;
}
