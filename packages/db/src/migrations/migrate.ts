import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { Client } from 'pg';
import { migrationsList } from './migrations-list.ts';

/** Any constant: two programs that start together must not migrate together. */
const lockKey = 7_270_001;

/**
 * Brings the database at `url` to the newest schema. Safe to call from several programs at once: the second waits.
 * Throws when a migration fails; that migration is rolled back.
 */
export async function migrate(url: string): Promise<void> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [lockKey]);
    const orm = await MikroORM.init({
      clientUrl: url,
      entities: [],
      logger: () => {},
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      migrations: { migrationsList, snapshot: false, tableName: 'schema_migration', transactional: true, allOrNothing: false, disableForeignKeys: false },
    });
    try {
      await orm.migrator.up();
    } finally {
      await orm.close();
    }
  } finally {
    await lock.end();
  }
}
