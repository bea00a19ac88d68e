import { inTransaction, sqlState, type Tx } from '@sysops/db/connection';
import { findDuplicate, findTicket, insertTicket, nextTicketNumber } from '@sysops/db/tickets';
import { DomainError, type Place } from '@sysops/domain/shared';
import { raise, type ActorRef, type RaiseTicket, type RaisedTicketView, type Ticket, type TicketFacts } from '@sysops/domain/tickets';
import { coverFor, deviceOf } from '../billing/index.ts';
import { findRaisingCustomer, locateZip } from '../customers/index.ts';
import { recordTicketFact } from '../outbox/facts.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { actorRef } from './actor-ref.ts';
import { problemFor } from './ticket-problem.ts';

const uniqueViolation = '23505';

/** Who raises for whom: a customer for himself, staff for the caller they name. */
function whoRaises(ctx: ActorCtx, input: RaiseTicket): { customerId: string; by: ActorRef; forCaller: boolean } {
  const { actor } = ctx;
  if (ctx.relation === 'own') {
    if (!actor.customerId || (input.customerId && input.customerId !== actor.customerId)) throw new DomainError('forbidden', 'You can raise tickets for yourself only');
    return { customerId: actor.customerId, by: actorRef(actor, 'customer'), forCaller: false };
  }
  if (!input.customerId) throw new DomainError('invalid', 'Please choose the customer', { field: 'customerId' });
  return { customerId: input.customerId, by: actorRef(actor, actor.roles.includes('agent') ? 'agent' : 'manager', 'customer'), forCaller: true };
}

const answer = (ticket: Ticket): RaisedTicketView => ({ ticketId: ticket.id, number: ticket.number, status: ticket.status, version: ticket.version });

/** An address without a pin is placed by its ZIP code; without either the ticket goes to a person. */
function located(place: Place): Place {
  if (place.location) return place;
  const zip = locateZip(place.address.zip);
  return zip ? { ...place, location: { lat: zip.lat, lng: zip.lng, source: 'zip' } } : place;
}

async function gatherFacts(tx: Tx, input: RaiseTicket, who: ReturnType<typeof whoRaises>): Promise<Omit<TicketFacts, 'version'>> {
  const customer = await findRaisingCustomer(tx.em, who.customerId);
  if (!customer) throw new DomainError('not_found', 'There is no such customer', { customerId: who.customerId });
  const known = input.device.deviceId ? await deviceOf(tx.em, who.customerId, input.device.deviceId) : null;
  if (input.device.deviceId && !known) throw new DomainError('invalid', 'This device is not registered to this customer', { field: 'device' });
  const device = known ? { deviceId: known.id, category: known.category, label: known.label } : input.device;
  const { problem, priority } = await problemFor(tx.em, { code: input.problemCode, description: input.description, language: customer.language });
  return {
    id: input.ticketId,
    number: await nextTicketNumber(tx),
    customerId: who.customerId,
    channel: who.forCaller ? 'phone' : 'web',
    raisedBy: who.by,
    device,
    problem,
    priority: who.forCaller ? (input.priority ?? priority) : priority,
    place: located(input.place),
    window: input.window,
    cover: await coverFor(tx, { customerId: who.customerId, device }),
    ...(customer.slaOverride ? { slaOverride: customer.slaOverride } : {}),
    createdAt: tx.now,
    reopened: false,
    escalated: false,
    pinned: false,
    pin: null,
    preferredExpertId: null,
    excludedExpertIds: [],
    previousExpertId: null,
  };
}

/**
 * Raises a ticket: row, history and outbox in one transaction, and nothing else. The client's `ticketId` is the key:
 * sent again, it gives the same ticket and number. Throws `invalid`, `not_found`, `forbidden`, `conflict`.
 */
export async function raiseTicket(ctx: ActorCtx, input: RaiseTicket): Promise<RaisedTicketView> {
  const who = whoRaises(ctx, input);
  const once = () =>
    inTransaction(ctx.em, async (tx) => {
      const known = await findTicket(tx, input.ticketId);
      if (known) {
        if (known.customerId !== who.customerId) throw new DomainError('conflict', 'This request id was used for something else');
        return answer(known);
      }
      const facts = await gatherFacts(tx, input, who);
      const duplicateOf = await findDuplicate(tx.em, { customerId: who.customerId, deviceId: facts.device.deviceId, problemCode: facts.problem.code, ticketId: input.ticketId });
      const event = raise(facts, who.by, duplicateOf);
      const ticket = insertTicket(tx, event);
      recordTicketFact(tx, event, { ticket });
      return answer(ticket);
    });
  try {
    return await once();
  } catch (error) {
    // Two copies of one request ran at the same time: the other one has committed, so this one finds its answer.
    if (sqlState(error) !== uniqueViolation) throw error;
    return once();
  }
}
