import { historiesOf, historyOf } from '@sysops/db/tickets';
import { DomainError } from '@sysops/domain/shared';
import type { TicketEvent } from '@sysops/domain/tickets';
import type { RequestEm } from '../trpc/context.ts';

/** A ticket's whole history, oldest first. Throws `not_found`. */
export async function eventsOfTicket(em: RequestEm, ticketId: string): Promise<TicketEvent[]> {
  const lines = await historyOf({ em }, ticketId);
  if (lines.length === 0) throw new DomainError('not_found', 'There is no such ticket', { ticketId });
  return lines.map((line) => line.event);
}

/** The whole histories of some tickets, each oldest first. */
export async function eventsOfTickets(em: RequestEm, ticketIds: readonly string[]): Promise<Map<string, TicketEvent[]>> {
  const lines = await historiesOf({ em }, ticketIds);
  return new Map([...Map.groupBy(lines, (line) => line.ticketId)].map(([id, mine]) => [id, mine.map((line) => line.event)]));
}
