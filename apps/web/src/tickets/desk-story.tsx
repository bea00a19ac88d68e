import type { HistoryLine, TicketEvent } from '@sysops/domain/tickets';
import { Timeline, type TimelineEntry, type Tone } from '@sysops/ui';
import { Archive, Ban, CalendarClock, CheckCheck, CirclePause, CirclePlay, Clock, Flag, Inbox, Navigation, Pin, PinOff, RotateCcw, Send, Siren, UserCheck, UserX, Wrench, type LucideIcon } from 'lucide-react';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { eventWords } from '../messages/console-words.ts';
import { moment } from '../shell/console-times.ts';

const looks: Readonly<Record<TicketEvent['type'], readonly [Tone, LucideIcon]>> = {
  TicketRaised: ['blue', Inbox], TriageCompleted: ['blue', CheckCheck], SentToTriage: ['blue', Inbox], WaitingExplained: ['gray', Inbox],
  TicketOffered: ['blue', Send], OffersEnded: ['gray', UserX], TicketAssigned: ['violet', UserCheck], TravelStarted: ['lime', Navigation],
  ExpertArrived: ['amber', Wrench], VisitReleased: ['gray', UserX], CouldNotComplete: ['red', Wrench], TicketHeld: ['gray', CirclePause],
  WorkPaused: ['gray', CirclePause], WorkResumed: ['amber', CirclePlay], HoldEnded: ['blue', CirclePlay], TicketCompleted: ['jade', CheckCheck],
  TicketReopened: ['red', RotateCcw], TicketClosed: ['jade', Archive], TicketCancelled: ['gray', Ban],
  PriorityChanged: ['amber', Flag], TicketEscalated: ['red', Siren], EscalationAcknowledged: ['gray', CheckCheck], TicketPinned: ['violet', Pin], TicketUnpinned: ['gray', PinOff],
  ExpertWishesChanged: ['gray', UserCheck], ArrivalChanged: ['amber', Clock], WindowOffered: ['blue', CalendarClock], WindowChanged: ['blue', CalendarClock], WindowPassed: ['amber', CalendarClock],
};

function toEntry(line: HistoryLine, now: number): TimelineEntry {
  const [tone, Icon] = looks[line.type];
  const onBehalf = line.by.onBehalfOf ? ` ${t.page.onBehalf(line.by.onBehalfOf)}` : '';
  return {
    id: String(line.seq), time: moment(line.at, now), dateTime: new Date(line.at).toISOString(), tone, icon: <Icon />, actor: line.by.name,
    text: <>{eventWords[line.type]}{onBehalf}{line.reason ? <span className="block text-muted">“{line.reason}”</span> : null}{line.receivedAt ? <span className="block text-small text-muted">{t.page.heardAt(moment(line.receivedAt, now))}</span> : null}</>,
  };
}

/** Every fact of the ticket, latest first, with who caused it and why. */
export function TicketStory({ history, now }: { history: readonly HistoryLine[]; now: number }) {
  return <Timeline label={t.page.storyLabel} entries={history.toReversed().map((line) => toEntry(line, now))} />;
}
