import type { Tx } from '../connection/index.ts';
import { erased, type TakeOut } from './json-erasers.ts';
import { judgedTables, type Judgement, type JudgedTable } from './judged-columns.ts';
import type { Whose } from './whose.ts';

const his = `his as (select ?::uuid as customer, ?::text as account, string_to_array(?, ',')::uuid[] as tickets, string_to_array(?, ',')::uuid[] as contracts)`;

const valuesOf = ({ customer, accountId, ticketIds, contractIds }: Whose): unknown[] => [customer.id, accountId ?? '', ticketIds.join(','), contractIds.join(',')];

const columnsOf = ({ columns }: JudgedTable, ...wanted: readonly Judgement[]): string[] => Object.keys(columns).filter((column) => wanted.includes(columns[column] ?? 'code'));

/** Free text in the customer's own rows goes as a whole; what is empty stays empty. */
async function eraseOwnWords(tx: Tx, table: string, { whose, judged }: { readonly whose: Whose; readonly judged: JudgedTable }): Promise<void> {
  const words = columnsOf(judged, 'words');
  if (words.length === 0) return;
  const sets = words.map((column) => `${column} = case when t.${column} = '' then '' when t.${column} is not null then '${erased}' end`);
  await tx.em.execute(`with ${his} update ${table} t set ${sets.join(', ')} from his where ${judged.own}`, valuesOf(whose));
}

type Found = { readonly at: string; readonly value: unknown };

/** Rewrites one column of the rows that a condition finds; those that do not change are not written. Rows are locked, so nobody writes an older text back. */
async function rewrite(tx: Tx, where: { readonly table: string; readonly column: string; readonly own: string; readonly whose: Whose }, how: (value: unknown) => unknown): Promise<void> {
  const { table, column, own, whose } = where;
  const rows = await tx.em.execute<Found[]>(`with ${his} select t.ctid::text as at, to_jsonb(t.${column}) as value from ${table} t, his where (${own}) and t.${column} is not null for update of t`, valuesOf(whose));
  const changed = rows.map(({ at, value }) => ({ at, before: value, value: how(value) })).filter(({ before, value }) => JSON.stringify(before) !== JSON.stringify(value));
  if (changed.length === 0) return;
  await tx.em.execute(
    `update ${table} t set ${column} = (jsonb_populate_record(null::${table}, jsonb_build_object('${column}', d.doc -> 'value'))).${column} from jsonb_array_elements(?::jsonb) as d(doc) where t.ctid = (d.doc ->> 'at')::tid`,
    [JSON.stringify(changed.map(({ at, value }) => ({ at, value })))],
  );
}

const inTexts = (takeOut: TakeOut) => (value: unknown): unknown => (typeof value === 'string' ? takeOut(value) : Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'string' ? takeOut(one) : one)) : value);

/** His e-mail addresses and numbers in what people wrote about somebody else. */
async function eraseAddresses(tx: Tx, table: string, { whose, judged }: { readonly whose: Whose; readonly judged: JudgedTable }): Promise<void> {
  const texts = columnsOf(judged, 'words', 'house');
  for (const column of texts) {
    const any = whose.addresses.map(() => `position(lower(?) in lower(t.${column}::text)) > 0`).join(' or ');
    const replaced = whose.addresses.reduce((inner) => `regexp_replace(${inner}, ?, '${erased}', 'gi')`, `t.${column}::text`);
    const patterns = whose.addresses.map((address) => address.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
    const type = column === 'models' ? '::text[]' : '';
    await tx.em.execute(`update ${table} t set ${column} = (${replaced})${type} where ${any}`, [...patterns, ...whose.addresses]);
  }
}

/**
 * Takes what a customer wrote, and what was written about him, out of every table, by what is known of each column.
 * Codes, categories, keys and amounts are not looked at. The same text becomes the same word in row and history, so a
 * history still replays to its row. Reads every table once: meant for single requests.
 */
export async function eraseWords(tx: Tx, whose: Whose, takeOut: TakeOut): Promise<void> {
  for (const [table, judged] of Object.entries(judgedTables)) {
    const { own, columns } = judged;
    if (own !== null) {
      await eraseOwnWords(tx, table, { whose, judged });
      for (const [column, judgement] of Object.entries(columns)) {
        if (typeof judgement === 'function') await rewrite(tx, { table, column, own, whose }, (value) => judgement(value, {}, takeOut));
        if (judgement === 'house') await rewrite(tx, { table, column, own, whose }, inTexts(takeOut));
      }
    }
    await eraseAddresses(tx, table, { whose, judged });
  }
}
