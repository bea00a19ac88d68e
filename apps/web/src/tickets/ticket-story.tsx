import type { TicketView } from '@sysops/domain/tickets';
import { Card, Timeline, type TimelineEntry } from '@sysops/ui';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { moment } from '../messages/times.ts';
import { useSaying } from './use-visit-note.ts';

/** What happened, newest first, in a customer's words. */
export function TicketStory({ view }: { view: TicketView }) {
  const t = useTicketTexts().visit;
  const now = useConsoleNow();
  const saying = useSaying(view.ticket);
  const entries: TimelineEntry[] = view.history.toReversed().flatMap(({ seq, type, at, by }) => {
    const words = t.storyWords[type];
    return words ? [{ id: String(seq), time: moment(at, now, saying), dateTime: new Date(at).toISOString(), text: words, ...(by.role === 'customer' && type !== 'TicketRaised' ? { text: `${words} · ${t.byYou}` } : {}) }] : [];
  });
  return (
    <Card title={t.story}>
      <Timeline label={t.story} entries={entries} />
    </Card>
  );
}
