import type { Tx } from '@sysops/db/connection';
import type { DispatchPolicy, DispatchRequest } from '@sysops/domain/dispatch';
import { hour, minute, type Instant } from '@sysops/domain/shared';
import type { Ticket, TicketEvent } from '@sysops/domain/tickets';
import { arriveDueOf } from '../sla/index.ts';
import { eventsOfTicket } from '../tickets/index.ts';

/** Who was there before comes again, unless the customer now wishes for somebody else. */
const followUpOf = ({ previousExpertId, preferredExpertId }: Ticket): Pick<DispatchRequest, 'followUpExpertId'> =>
  previousExpertId !== null && (preferredExpertId ?? previousExpertId) === previousExpertId ? { followUpExpertId: previousExpertId } : {};

/** What a ticket asks of an expert; null when nobody knows yet where to go. */
export async function requestFor(tx: Tx, ticket: Ticket, history?: readonly TicketEvent[]): Promise<DispatchRequest | null> {
  const { location, address } = ticket.place;
  if (!location) return null;
  return {
    ticketId: ticket.id,
    now: tx.now,
    priority: ticket.priority,
    requiredSkills: ticket.problem.requiredSkills,
    place: { lat: location.lat, lng: location.lng, zip: address.zip },
    window: ticket.pin?.window ? { kind: 'window', ...ticket.pin.window } : ticket.window,
    expectedMinutes: ticket.problem.expectedMinutes,
    arriveDue: arriveDueOf(history ?? (await eventsOfTicket(tx.em, ticket.id)), tx.now),
    excludedExpertIds: ticket.excludedExpertIds,
    previousExpertId: ticket.preferredExpertId ?? ticket.previousExpertId,
    requiredExpertId: ticket.pin?.expertId ?? null,
    ...followUpOf(ticket),
  };
}

/** How far ahead shifts matter: the promised window, or the policy's horizon or patience, and the work itself. */
export function horizonOf(request: DispatchRequest, policy: DispatchPolicy): Instant {
  const patience = request.followUpExpertId ? (policy.followUp?.withinMinutes ?? 0) : 0;
  const last = request.window.kind === 'window' ? request.window.to : request.now + Math.max(policy.horizonMinutes, patience) * minute;
  return last + request.expectedMinutes * minute + 12 * hour;
}

const beginnings = new Set<TicketEvent['type']>(['TicketRaised', 'TriageCompleted', 'VisitReleased', 'CouldNotComplete', 'HoldEnded', 'TicketReopened', 'WindowChanged', 'WindowPassed', 'PriorityChanged']);

/** When the present search for an expert began: offers that came to nothing do not start it anew. */
export const searchBeganAt = (history: readonly TicketEvent[]): Instant => history.findLast((event) => beginnings.has(event.type))?.at ?? 0;

/** A customer who was told a time is not moved by ten minutes or more without being told. */
const unannounced = 10 * minute - 1;

/** How late a planned visit may become without breaking a promise; null when a manager has pinned it. */
export function latestArrivalFor(ticket: Pick<Ticket, 'pin' | 'window'>, arriveAt: Instant): Instant | null {
  if (ticket.pin) return null;
  return ticket.window.kind === 'window' ? Math.max(ticket.window.to, arriveAt) : arriveAt + unannounced;
}
