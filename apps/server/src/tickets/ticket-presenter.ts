import { customerStatus, type Ticket, type TicketListItem } from '@sysops/domain/tickets';

/** One row of a list. */
export function listItem(ticket: Ticket, customerName: string): TicketListItem {
  const visit = 'expertId' in ticket ? ticket : ticket.status === 'on_hold' ? ticket.visit : null;
  return {
    id: ticket.id,
    number: ticket.number,
    status: ticket.status,
    customerStatus: customerStatus[ticket.status],
    priority: ticket.priority,
    channel: ticket.channel,
    deviceLabel: ticket.device.label,
    problemTitle: ticket.problem.title,
    customerId: ticket.customerId,
    customerName,
    city: ticket.place.address.city,
    lat: ticket.place.location?.lat ?? null,
    lng: ticket.place.location?.lng ?? null,
    expertId: visit?.expertId ?? null,
    expertName: visit?.expert.name ?? null,
    waitingReason: ticket.status === 'waiting' ? ticket.waitingReason : ticket.status === 'triage' ? ticket.triageReasons.join(', ') : null,
    next: ticket.next,
    createdAt: ticket.createdAt,
    version: ticket.version,
  };
}
