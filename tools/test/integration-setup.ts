import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@sysops/db/embedded';

/** One PostgreSQL for the whole run; tests make their databases on it by `createTestDatabase` (@sysops/db/testing). */
export default async function setUpIntegration(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sysops-test-'));
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), port: 0, log: console.log });
  process.env['TEST_DATABASE_URL'] = postgres.url;
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
