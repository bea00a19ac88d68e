import type { CustomerView } from '@sysops/domain/customers';
import type { Ticket } from '@sysops/domain/tickets';
import type { Tx } from '../connection/index.ts';

const word = 'erased';

/** Kept by law as they were issued. */
const kept: ReadonlySet<string> = new Set(['public.invoice', 'public.schema_migration']);

type Column = { readonly table: string; readonly column: string; readonly json: boolean };

/** Every column of ours that can hold text, so that a table nobody thought of is not left out. */
async function textColumns(tx: Tx): Promise<Column[]> {
  const rows = await tx.em.execute<Column[]>(
    `select c.table_schema || '.' || c.table_name as table, quote_ident(c.column_name) as column, c.data_type = 'jsonb' as json from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
     where c.table_schema = 'public' and c.data_type in ('text','jsonb') and c.is_generated = 'NEVER'`,
  );
  return rows.filter(({ table }) => !kept.has(table) && table !== 'public.customer');
}

/** What a person wrote or is called by in tickets; longest first, so that no part of a longer text is left. */
export function tracesIn(customer: CustomerView, tickets: readonly Ticket[]): string[] {
  const ofPlace = ({ address, accessNotes }: CustomerView['place']): (string | undefined)[] => [address.line1, address.line2, accessNotes];
  const texts = tickets.flatMap((t) => [t.problem.description, ...ofPlace(t.place), 'summary' in t ? t.summary : undefined, 'cancelReason' in t ? t.cancelReason : undefined]);
  const all = [customer.name, customer.email, customer.phone, ...ofPlace(customer.place), ...texts].filter((text) => text !== undefined && text.trim().length > 2);
  return [...new Set(all)].filter((text) => text !== undefined).toSorted((a, b) => b.length - a.length);
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * Replaces every trace in every row that belongs to the customer: rows that name him, one of his tickets, his address
 * for messages or his number. The same text becomes the same word in row and history, so that a history still replays
 * to its row. Reads every table once: meant for single requests.
 */
export async function redact(tx: Tx, whose: { readonly customer: CustomerView; readonly ticketIds: readonly string[] }, traces: readonly string[]): Promise<void> {
  const { customer, ticketIds } = whose;
  const marks = [customer.id, customer.email, customer.phone, ...ticketIds];
  const byTable = Map.groupBy(await textColumns(tx), (c) => c.table);
  for (const [table, columns] of byTable) {
    const mine = marks.map(() => `position(? in t::text) > 0`).join(' or ');
    const sets = columns.map(({ column, json }) => {
      const replaced = traces.reduce((inner) => `replace(${inner}, ?, '${word}')`, json ? `${column}::text` : column);
      return `${column} = ${json ? `(${replaced})::jsonb` : replaced}`;
    });
    const values = columns.flatMap(({ json }) => traces.map((text) => (json ? inJson(text) : text)));
    await tx.em.execute(`update ${table} t set ${sets.join(', ')} where ${mine}`, [...values, ...marks]);
  }
}

/** Removes the sign-in with everything that hangs on it, messages' texts, and what the person sent us; the profile keeps its id and region only. */
export async function removePerson(tx: Tx, customer: CustomerView): Promise<void> {
  await tx.em.execute(`delete from auth.verification where value = (select id from auth."user" where "customerId" = ?) or position(? in identifier) > 0`, [customer.id, customer.email]);
  await tx.em.execute(`delete from auth.sign_in_failure where email = ?`, [customer.email]);
  await tx.em.execute(`delete from auth."user" where "customerId" = ?`, [customer.id]);
  await tx.em.execute(
    `update message set recipient = '${word}', fallback_to = null, subject = null, body = '${word}', html = null, next_try_at = null,
       status = case when status in ('queued','sending','unknown') then 'suppressed' else status end where person_id = ? or recipient in (?, ?)`,
    [customer.id, customer.email, customer.phone],
  );
  await tx.em.execute(`delete from inbound_text where phone = ?`, [customer.phone]);
  await tx.em.execute(`delete from sms_opt_out where phone = ? and not exists (select 1 from customer where phone = ? and id <> ?)`, [customer.phone, customer.phone, customer.id]);
  await tx.em.execute(`update survey set comment = null, answers = '{}' where customer_id = ?`, [customer.id]);
  await tx.em.execute(`delete from customer_expert_wish where customer_id = ?`, [customer.id]);
  await tx.em.execute(`delete from sla_override where customer_id = ?`, [customer.id]);
  await tx.em.execute(`update stripe_event set payload = null where stripe_customer_id = (select stripe_customer_id from billing_profile where customer_id = ?)`, [customer.id]);
  const { state } = customer.place.address;
  await tx.em.execute(
    `update customer set name = 'Erased customer', email = ?, phone = '+10000000000', place = ?::jsonb, version = version + 1 where id = ?`,
    [`erased.${customer.id}@erased.invalid`, JSON.stringify({ address: { line1: word, city: word, state, zip: '00000' }, location: null }), customer.id],
  );
}
