import { LockMode } from '@mikro-orm/core';
import { DomainError } from '@sysops/domain/shared';
import { evolve, type Ticket, type TicketEvent } from '@sysops/domain/tickets';
import type { Tx } from '../connection/index.ts';
import { TicketHistoryRow, TicketRow } from './ticket.entity.ts';

const searchText = (ticket: Ticket): string =>
  [ticket.number, ticket.device.label, ticket.problem.title, ticket.place.address.city, ticket.place.address.zip].join(' ').toLowerCase();

function visitColumns(ticket: Ticket): { expertId: string | null; assignmentId: string | null } {
  if ('expertId' in ticket) return { expertId: ticket.expertId, assignmentId: ticket.assignmentId };
  if (ticket.status === 'on_hold' && ticket.visit) return { expertId: ticket.visit.expertId, assignmentId: ticket.visit.assignmentId };
  return { expertId: null, assignmentId: null };
}

const columnsOf = (ticket: Ticket, at: number) => ({
  customerId: ticket.customerId,
  status: ticket.status,
  priority: ticket.priority,
  channel: ticket.channel,
  category: ticket.device.category,
  deviceId: ticket.device.deviceId,
  problemCode: ticket.problem.code,
  ...visitColumns(ticket),
  nextAction: ticket.next?.action ?? null,
  nextOwner: ticket.next?.owner ?? null,
  nextDueAt: ticket.next ? new Date(ticket.next.dueAt) : null,
  search: searchText(ticket),
  state: ticket,
  version: ticket.version,
  updatedAt: new Date(at),
});

function writeHistory(tx: Tx, ticket: Ticket, event: TicketEvent): void {
  tx.em.create(TicketHistoryRow, { ticketId: ticket.id, version: ticket.version, type: event.type, status: ticket.status, event, at: new Date(event.at) });
}

/** The next ticket number. Gaps are possible, repeats are not. */
export async function nextTicketNumber(tx: Tx): Promise<number> {
  const rows = await tx.em.execute<{ number: string }[]>(`select nextval('ticket_number')::text as number`);
  return Number(rows[0]?.number);
}

/** Writes the row and the first history line with the transaction. */
export function insertTicket(tx: Tx, event: TicketEvent): Ticket {
  const ticket = evolve(null, event);
  tx.em.create(TicketRow, { id: ticket.id, number: ticket.number, createdAt: new Date(ticket.createdAt), ...columnsOf(ticket, event.at) });
  writeHistory(tx, ticket, event);
  return ticket;
}

export async function findTicket(tx: Pick<Tx, 'em'>, ticketId: string): Promise<Ticket | null> {
  const row = await tx.em.findOne(TicketRow, { id: ticketId });
  return row?.state ?? null;
}

export async function findTickets(tx: Pick<Tx, 'em'>, ticketIds: readonly string[]): Promise<Ticket[]> {
  return (await tx.em.find(TicketRow, { id: { $in: [...ticketIds] } })).map((row) => row.state);
}

/** Locks these rows in the order of their ids, as everybody does, until the transaction ends. Those that do not exist are missing. */
export async function lockTickets(tx: Tx, ticketIds: readonly string[]): Promise<Map<string, Ticket>> {
  await tx.em.flush();
  const rows = await tx.em.find(TicketRow, { id: { $in: [...ticketIds] } }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { id: 'asc' } });
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** Locks the row until the transaction ends. Throws `not_found`. What this transaction has written to it already is kept. */
export async function lockTicket(tx: Tx, ticketId: string): Promise<Ticket> {
  // Reading the row afresh would throw away changes that have not reached the database yet.
  await tx.em.flush();
  const row = await tx.em.findOne(TicketRow, { id: ticketId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!row) throw new DomainError('not_found', 'There is no such ticket', { ticketId });
  return row.state;
}

/** Locks these tickets without waiting; false when somebody holds one of them. */
export async function tryLockTickets(tx: Tx, ticketIds: readonly string[]): Promise<boolean> {
  if (ticketIds.length === 0) return true;
  const rows = await tx.em.execute<unknown[]>(`select 1 from ticket where id = any(string_to_array(?, ',')::uuid[]) order by id for update skip locked`, [ticketIds.join(',')]);
  return rows.length === ticketIds.length;
}

/** Applies one more fact to a locked ticket: row and history together. */
export async function saveTicketEvent(tx: Tx, ticket: Ticket, event: TicketEvent): Promise<Ticket> {
  const next = evolve(ticket, event);
  const row = await tx.em.findOneOrFail(TicketRow, { id: ticket.id });
  // Changed now, whenever it was done: the sweeps look for what has been quiet.
  tx.em.assign(row, columnsOf(next, event.receivedAt ?? event.at));
  writeHistory(tx, next, event);
  return next;
}

/** Oldest first; `replay` over it gives the row. */
export async function historyOf(tx: Pick<Tx, 'em'>, ticketId: string): Promise<TicketHistoryRow[]> {
  return tx.em.find(TicketHistoryRow, { ticketId }, { orderBy: { version: 'asc' } });
}

/** Of each ticket oldest first. */
export async function historiesOf(tx: Pick<Tx, 'em'>, ticketIds: readonly string[]): Promise<TicketHistoryRow[]> {
  return tx.em.find(TicketHistoryRow, { ticketId: { $in: [...ticketIds] } }, { orderBy: { version: 'asc' } });
}
