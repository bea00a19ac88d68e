import type { ListTickets, TicketListItem } from '@sysops/domain/tickets';
import { client } from '../api/api.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { nextWords, ownerWords, priorityWords } from '../messages/console-words.ts';
import { saveCsv, type CsvRow } from '../shell/console-csv.ts';
import { waitsBecause } from './desk-words.ts';

/** A guard against a file that no spreadsheet opens. */
export const mostCsvRows = 10_000;

const utc = (at: number): string => new Date(at).toISOString();

const toRow = (item: TicketListItem): CsvRow => [
  item.number, item.status, priorityWords[item.priority], item.channel, item.problemTitle, item.deviceLabel, item.customerName, item.city, item.expertName, waitsBecause(item),
  item.next ? nextWords[item.next.action] : null, item.next ? ownerWords[item.next.owner] : null, item.next ? utc(item.next.dueAt) : null, utc(item.createdAt),
];

/** Reads the whole of a filtered list, page by page, and saves it. `onRows` says how far it is. */
export async function exportTickets(filter: Omit<ListTickets, 'limit' | 'after'>, onRows: (count: number) => void): Promise<{ readonly count: number; readonly cut: boolean }> {
  const items: TicketListItem[] = [];
  let after: string | null = null;
  do {
    const page: { readonly items: readonly TicketListItem[]; readonly nextAfter: string | null } = await client.tickets.list.query({ ...filter, limit: 100, ...(after ? { after } : {}) });
    items.push(...page.items);
    after = page.nextAfter;
    onRows(items.length);
  } while (after && items.length < mostCsvRows);
  saveCsv(t.list.fileName, [t.list.csvHead, ...items.map(toRow)]);
  return { count: items.length, cut: after !== null };
}
