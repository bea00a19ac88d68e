import type { DispatchPolicy, DispatchRequest } from '@sysops/domain/dispatch';
import { hour, minute, type Instant } from '@sysops/domain/shared';
import type { Priority, Ticket } from '@sysops/domain/tickets';

/** SLA clock "arrive" in plain hours. Source: the product's defaults; business calendars are not counted here. */
const arriveWithin: Readonly<Record<Priority, number>> = { urgent: 4 * hour, high: 8 * hour, normal: 24 * hour, low: 72 * hour };

export const arriveDueOf = (ticket: Ticket): Instant => ticket.createdAt + arriveWithin[ticket.priority];

/** What a ticket asks of an expert; null when nobody knows yet where to go. */
export function requestFor(ticket: Ticket, now: Instant): DispatchRequest | null {
  const { location, address } = ticket.place;
  if (!location) return null;
  return {
    ticketId: ticket.id,
    now,
    priority: ticket.priority,
    requiredSkills: ticket.problem.requiredSkills,
    place: { lat: location.lat, lng: location.lng, zip: address.zip },
    window: ticket.pin?.window ? { kind: 'window', ...ticket.pin.window } : ticket.window,
    expectedMinutes: ticket.problem.expectedMinutes,
    arriveDue: arriveDueOf(ticket),
    excludedExpertIds: ticket.excludedExpertIds,
    previousExpertId: ticket.preferredExpertId ?? ticket.previousExpertId,
    requiredExpertId: ticket.pin?.expertId ?? null,
  };
}

/** How far ahead shifts matter: the promised window, or the policy's horizon, and the work itself. */
export const horizonOf = (request: DispatchRequest, policy: DispatchPolicy): Instant =>
  (request.window.kind === 'window' ? request.window.to : request.now + policy.horizonMinutes * minute) + request.expectedMinutes * minute + 12 * hour;
