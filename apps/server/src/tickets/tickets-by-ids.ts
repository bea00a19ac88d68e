import { TicketRow } from '@sysops/db/tickets';
import type { Ticket } from '@sysops/domain/tickets';
import type { RequestEm } from '../trpc/context.ts';

/** Tickets by id; ids that nobody knows are left out. */
export async function ticketsByIds(em: RequestEm, ids: readonly string[]): Promise<Map<string, Ticket>> {
  if (ids.length === 0) return new Map();
  const rows = await em.find(TicketRow, { id: { $in: [...ids] } });
  return new Map(rows.map((row) => [row.id, row.state]));
}
