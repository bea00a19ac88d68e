import type { HistoryLine, TicketView } from '@sysops/domain/tickets';
import type { TrackerStep } from '@sysops/ui';

const reachedBy: Partial<Record<HistoryLine['type'], TrackerStep>> = {
  TicketRaised: 'received',
  TicketAssigned: 'assigned',
  TravelStarted: 'on_the_way',
  ExpertArrived: 'working',
  TicketCompleted: 'done',
};

/** After these another visit has to be planned: only "received" still stands. */
const startsAnew = new Set<HistoryLine['type']>(['VisitReleased', 'CouldNotComplete', 'TicketHeld', 'TicketReopened', 'SentToTriage']);

/** When each step of the present visit was reached. */
export function stepTimes(history: readonly HistoryLine[]): Partial<Record<TrackerStep, number>> {
  let times: Partial<Record<TrackerStep, number>> = {};
  for (const { type, at } of history) {
    const step = reachedBy[type];
    if (step) times[step] = at;
    if (startsAnew.has(type)) times = times.received === undefined ? {} : { received: times.received };
  }
  return times;
}

/** The step a visit is at; null when there will be none. */
export function currentStep({ ticket, surveyAnswered }: Pick<TicketView, 'ticket' | 'surveyAnswered'>): TrackerStep | null {
  switch (ticket.status) {
    case 'triage':
    case 'waiting':
    case 'offered': return 'received';
    case 'assigned': return 'assigned';
    case 'en_route': return 'on_the_way';
    case 'on_site': return 'working';
    case 'on_hold': return ticket.visit ? 'working' : 'received';
    case 'completed':
    case 'closed': return surveyAnswered ? 'rated' : 'done';
    case 'cancelled': return null;
  }
}
