import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { createOrm } from './create-orm.ts';
import { inTransaction } from './transaction.ts';

test('given transactions whose connections were cut, more than the pool holds, when the next one asks, then it gets a connection', async () => {
  await using database = await createTestDatabase();
  const orm = await createOrm(database.url, { name: 'cut', max: 2, statementTimeoutMs: 5000 });
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  const cut = (): Promise<void> => inTransaction(orm.em, async (tx) => {
    const [row] = await tx.em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
    await other.query('select pg_terminate_backend($1)', [row?.pid]);
    await tx.em.execute('select 1');
  });
  for (let n = 0; n < 5; n += 1) await expect(cut()).rejects.toThrow();
  expect(await inTransaction(orm.em, async (tx) => tx.now)).toBeGreaterThan(0);
  await other.end();
  await orm.close();
}, 30_000);
