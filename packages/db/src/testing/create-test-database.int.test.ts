import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './index.ts';

async function listTables(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

test('each test database is migrated and its own; it is gone after dispose', async () => {
  const databases = await Promise.all([1, 2, 3].map(() => createTestDatabase()));
  const tables = await Promise.all(databases.map((database) => listTables(database.url)));
  expect(new Set(databases.map((database) => database.url)).size).toBe(3);
  expect(tables[0]?.length).toBeGreaterThan(0);
  expect(tables[1]).toEqual(tables[0]);
  for (const database of databases) await database[Symbol.asyncDispose]();
  await expect(listTables(databases[0]?.url ?? '')).rejects.toThrow(/does not exist/);
});
