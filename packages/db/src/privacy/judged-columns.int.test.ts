import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../testing/index.ts';
import { judgedTables } from './judged-columns.ts';

/** Types that can hold what somebody wrote, or where he is. */
const telling = `c.data_type in ('text','character varying','character','jsonb','json','bytea','double precision','numeric','real','point','ARRAY') or c.udt_name in ('citext','tsvector','hstore','geometry')`;

test('every column that can hold a text or a place is judged, and nothing is judged that is not there', async () => {
  await using database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ table: string; column: string; element: string }>(
    `select c.table_name as table, c.column_name as column, c.udt_name as element from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE' where c.table_schema = 'public' and (${telling})`,
  );
  await client.end();
  // Lists of ids and numbers say nothing by themselves.
  const there = rows.filter(({ element }) => !['_uuid', '_int4', '_int8'].includes(element)).map(({ table, column }) => `${table}.${column}`).toSorted();
  const judged = Object.entries(judgedTables).flatMap(([table, { columns }]) => Object.keys(columns).map((column) => `${table}.${column}`)).toSorted();
  expect(judged.filter((name) => !there.includes(name)), 'judged, but not there').toEqual([]);
  expect(there.filter((name) => !judged.includes(name)), 'there, but not judged: add them to packages/db/src/privacy/judged-columns.ts').toEqual([]);
});
