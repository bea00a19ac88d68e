import { zoneOfState } from '@sysops/domain/notifications';
import type { Instant } from '@sysops/domain/shared';
import { alwaysOpen, defaultHours, defaultTargets, moveClocks, startClocks, targetsFor, workingTimeOf, type ClockEvent, type ClockTargets, type TicketClocks, type WorkingTimes } from '@sysops/domain/sla';
import { evolve, type Ticket, type TicketEvent } from '@sysops/domain/tickets';

const known = new Map<string, WorkingTimes>();

/** Working times at the customer's place, worked out once for each zone and year. */
export function workingTimesAt(ticket: Pick<Ticket, 'place'>, at: Instant): WorkingTimes {
  const zone = zoneOfState(ticket.place.address.state);
  const year = new Date(at).getUTCFullYear();
  const key = `${zone} ${year}`;
  const times = known.get(key) ?? { always: workingTimeOf(alwaysOpen), business: workingTimeOf(defaultHours(zone, { from: year - 1, to: year + 3 })) };
  known.set(key, times);
  return times;
}

const targetsOf = (ticket: Ticket): ClockTargets => targetsFor(defaultTargets, { priority: ticket.priority, tier: ticket.cover.tier, override: ticket.slaOverride });

/** A visit that was planned or running ends with a hold; a pause on site keeps it. */
const hadVisit = (ticket: Ticket): boolean => ticket.status === 'assigned' || ticket.status === 'en_route' || ticket.status === 'on_site';

/** What one fact of a ticket means to its clocks. */
function clockEventsOf(before: Ticket, after: Ticket, event: TicketEvent): ClockEvent[] {
  switch (event.type) {
    case 'TicketAssigned': return [{ kind: 'assigned' }];
    case 'VisitReleased':
    case 'CouldNotComplete': return [{ kind: 'unassigned', targets: targetsOf(after) }];
    case 'ExpertArrived': return [{ kind: 'arrived' }];
    case 'TicketHeld': return [...(hadVisit(before) ? [{ kind: 'unassigned', targets: targetsOf(after) } as const] : []), { kind: 'held', reason: event.holdReason }];
    case 'WorkPaused': return [{ kind: 'held', reason: event.holdReason }];
    case 'HoldEnded':
    case 'WorkResumed': return [{ kind: 'hold_ended' }];
    case 'TicketCompleted': return [{ kind: 'resolved' }];
    case 'TicketCancelled': return [{ kind: 'cancelled' }];
    case 'TicketReopened': return [{ kind: 'reopened', targets: targetsOf(after) }];
    default: return before.priority === after.priority ? [] : [{ kind: 'targets_changed', targets: targetsOf(after) }];
  }
}

/**
 * The clocks of a ticket as its whole history gives them: the same whatever order facts are delivered in. Throws
 * `invalid` for a history that does not fit together.
 */
export function clocksOfHistory(history: readonly TicketEvent[]): { readonly ticket: Ticket; readonly clocks: TicketClocks; readonly times: WorkingTimes } {
  const [first, ...rest] = history;
  if (!first) throw new Error('A ticket has a history');
  let ticket = evolve(null, first);
  const times = workingTimesAt(ticket, ticket.createdAt);
  let clocks = startClocks(targetsOf(ticket), ticket.createdAt);
  for (const event of rest) {
    const after = evolve(ticket, event);
    for (const happened of clockEventsOf(ticket, after, event)) clocks = moveClocks(clocks, { event: happened, at: event.at }, times);
    ticket = after;
  }
  return { ticket, clocks, times };
}
