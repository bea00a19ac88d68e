import type { Tx } from '../connection/index.ts';

export type Row = Readonly<Record<string, unknown>>;

const batch = 500;

/** Writes rows whose keys are the table's columns; columns that no row names keep their defaults. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).map((name) => `"${name}"`).join(', ');
  for (let from = 0; from < rows.length; from += batch) {
    await tx.em.execute(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)`, [JSON.stringify(rows.slice(from, from + batch))]);
  }
}

export const iso = (at: number): string => new Date(at).toISOString();
