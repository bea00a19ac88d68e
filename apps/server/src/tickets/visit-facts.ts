import { TicketRow } from '@sysops/db/tickets';
import type { Ticket } from '@sysops/domain/tickets';
import { deviceOf } from '../billing/index.ts';
import { customersByIds } from '../customers/index.ts';
import type { RequestEm } from '../trpc/context.ts';

export type VisitFacts = { readonly ticket: Ticket; readonly contact: { readonly name: string; readonly phone: string; readonly language: string }; readonly serial: string | null };

/** What a visit needs to know beyond its own record; dispatch decides how much of it an expert may see. */
export async function visitFacts(em: RequestEm, ticketIds: readonly string[]): Promise<Map<string, VisitFacts>> {
  const rows = await em.find(TicketRow, { id: { $in: [...ticketIds] } });
  const contacts = await customersByIds(em, [...new Set(rows.map((row) => row.customerId))]);
  const facts = await Promise.all(rows.map(async (row): Promise<[string, VisitFacts]> => {
    const contact = contacts.get(row.customerId);
    const device = row.deviceId ? await deviceOf(em, row.customerId, row.deviceId) : null;
    return [row.id, { ticket: row.state, contact: { name: contact?.name ?? '', phone: contact?.phone ?? '', language: contact?.language ?? 'en' }, serial: device?.serial ?? null }];
  }));
  return new Map(facts);
}
