import type { Tx } from '@sysops/db/connection';
import { capacityHolds } from '@sysops/db/dispatch';
import { heldBackFrom, heldHours, type DispatchPolicy, type DispatchRequest } from '@sysops/domain/dispatch';
import { zoneOfState } from '@sysops/domain/notifications';
import { hour, minute, type Instant } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';

/** A visit sets out at most so long before its window: the longest way that a policy allows. */
const longestWay = 2 * hour;

/** The request with the hours that are kept for urgent work. Nothing is read for a visit that always starts before they could matter. */
export async function withHeldBack(tx: Tx, request: DispatchRequest, of: { readonly ticket: Ticket; readonly policy: DispatchPolicy; readonly horizonTo: Instant }): Promise<DispatchRequest> {
  const released = heldBackFrom(request, of.policy.departWithinMinutes);
  if (released === null) return request;
  const { window } = request;
  const from = window.kind === 'window' ? Math.max(released, window.from - longestWay) : released;
  const to = window.kind === 'window' ? window.to + request.expectedMinutes * minute : of.horizonTo;
  const holds = await capacityHolds(tx.em);
  const heldBack = holds.length === 0 ? [] : heldHours(holds, request, { from, to, timeZone: zoneOfState(of.ticket.place.address.state) });
  return heldBack.length > 0 ? { ...request, heldBack } : request;
}
