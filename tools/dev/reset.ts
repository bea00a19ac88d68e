import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@sysops/db/embedded';
import { dataFolder } from './checkout.ts';
import { readSettings } from './read-settings.ts';

/** Throws the embedded demo database away; the next start makes it anew. Touches no database of anybody else. */
async function reset(): Promise<void> {
  if (readSettings()['DATABASE_URL']) throw new Error('DATABASE_URL is set: this command only resets the embedded demo database. Unset it, or drop that database yourself.');
  const folder = join(dataFolder, 'postgres');
  if (!existsSync(dataFolder)) return console.log('There is no demo data yet; npm start makes it.');
  // Starting it proves that nobody uses it, and tells where the data really are.
  const postgres = await startEmbeddedPostgres({ dataDir: folder, port: 0, adoptOrphan: true });
  await postgres.stop();
  await rm(postgres.dataDir, { recursive: true, force: true });
  console.log('The demo data are gone; npm start makes them anew.');
}

try {
  await reset();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
