import { zoneOfState } from '@sysops/domain/notifications';
import type { Ticket, TicketView, VisitWindow } from '@sysops/domain/tickets';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { clock, moment, range, type Saying } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';

/** Times of a visit are said in the place's own zone, as in our messages. */
export function useSaying(ticket: Ticket): Saying {
  const { language } = useLanguage();
  return { language, timeZone: zoneOfState(ticket.place.address.state) };
}

/** What is known about the next step, in the words of our messages. */
export function useVisitNote({ ticket }: Pick<TicketView, 'ticket'>): string {
  const t = useTicketTexts().visit;
  const now = useConsoleNow();
  const saying = useSaying(ticket);
  switch (ticket.status) {
    case 'triage': return t.checking;
    case 'waiting':
    case 'offered': return t.choosing;
    case 'assigned': return t.comesBy(moment(ticket.arriveBy, now, saying));
    case 'en_route': return t.arrivesAbout(clock(ticket.eta, saying));
    case 'on_site': return t.workingSince(clock(ticket.arrivedAt, saying));
    case 'on_hold': return t.paused(t.hold[ticket.holdReason], moment(ticket.resumeAt, now, saying));
    case 'completed':
    case 'closed': return t.doneAt(moment(ticket.completedAt, now, saying));
    case 'cancelled': return t.cancelledText;
  }
}

export function useWindowWords(): (window: VisitWindow, saying: Saying) => string {
  const t = useTicketTexts();
  return (window, saying) => (window.kind === 'asap' ? t.asap : range(window.from, window.to, saying));
}

