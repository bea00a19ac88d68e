import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '@sysops/db/migrations';

const TEMPLATE = 'sysops_test_template';
/** Any number that nobody else locks: the ASCII codes of "tmpl". */
const TEMPLATE_LOCK = 0x746d706c;

export type TestDatabase = AsyncDisposable & { readonly url: string };

let template: Promise<void> | undefined;

/**
 * A migrated, empty database of its own on the run's PostgreSQL (`TEST_DATABASE_URL`), dropped on dispose.
 * The first caller of the run migrates a template; everybody else copies it, also from parallel processes.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set: run integration tests with vitest.int.config.ts.');
  await (template ??= ensureTemplate(server));
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runOn(server, (client) => client.query(`create database ${name} template ${TEMPLATE}`));
  const drop = async () => {
    await runOn(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { url: urlOf(server, name), [Symbol.asyncDispose]: drop };
}

async function ensureTemplate(server: string): Promise<void> {
  await runOn(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const ready = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [TEMPLATE]);
    if (ready.rowCount !== 0) return;
    await client.query(`drop database if exists ${TEMPLATE} with (force)`);
    await client.query(`create database ${TEMPLATE}`);
    await migrate(urlOf(server, TEMPLATE));
    await client.query(`alter database ${TEMPLATE} is_template true`);
  });
}

async function runOn(server: string, act: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

const urlOf = (server: string, database: string): string => Object.assign(new URL(server), { pathname: `/${database}` }).href;
