import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { ensureCluster, launchPostmaster, readLog, stopCluster, waitUntilReady } from './cluster.ts';
import { chooseDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { findFreePort } from './find-free-port.ts';
import { describeHolder, findHolder, waitUntilGone } from './holder.ts';
import { markSelf } from './process-mark.ts';

const DATABASE = 'sysops';
/** After a kill -9 of the postmaster its backends need a moment to notice; until then a new one is refused. */
const LEFTOVER_LIMIT_MS = 15_000;

export type EmbeddedPostgresOptions = {
  /** Folder for everything of this database; made when missing. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Stops a PostgreSQL that a killed process of ours left on these data, instead of refusing to start. */
  readonly adoptOrphan?: boolean;
  readonly log?: (line: string) => void;
};

export type EmbeddedPostgres = AsyncDisposable & {
  /** The superuser's URL of the database "sysops". */
  readonly url: string;
  readonly port: number;
  /** The postmaster's process. */
  readonly pid: number;
  /** Where the data really are. */
  readonly dataDir: string;
  /** Settles when the postmaster has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Fast shutdown; waits until the process is gone. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Starts a real PostgreSQL from npm's binaries on a data folder.
 * @throws one clear line naming the process when another PostgreSQL holds the data
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const say = options.log ?? (() => undefined);
  const folder = await chooseDataFolder(options.dataDir, say);
  const binaries = await findBinaries(folder.runAs);
  await makeRoom(folder, binaries, { say, adoptOrphan: options.adoptOrphan ?? false });
  await ensureCluster(folder, binaries);
  const port = options.port || (await findFreePort());
  const child = await launch(folder, binaries, port);
  const ended = waitForEnd(child);
  const stop = makeStop(child, folder, binaries);
  const url = await prepare(folder, port).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, port, pid: child.pid ?? 0, dataDir: folder.root, ended, stop, [Symbol.asyncDispose]: stop };
}

async function makeRoom(folder: DataFolder, binaries: Binaries, wish: { say: (line: string) => void; adoptOrphan: boolean }): Promise<void> {
  const holder = await findHolder(folder);
  if (!holder) return;
  if (!holder.orphaned || !wish.adoptOrphan) throw new Error(describeHolder(folder, holder));
  wish.say(`database: stopping PostgreSQL process ${holder.pid}, left behind by process ${holder.starter}`);
  await stopCluster(folder, binaries);
  await waitUntilGone(holder.pid, LEFTOVER_LIMIT_MS);
}

/** Writes down who started it and makes the database; returns the database's URL. */
async function prepare(folder: DataFolder, port: number): Promise<string> {
  await writeFile(folder.owner, JSON.stringify(await markSelf()));
  const password = await readFile(folder.password, 'utf8');
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/${DATABASE}`;
  await ensureDatabase(url);
  return url;
}

async function launch(folder: DataFolder, binaries: Binaries, port: number): Promise<ChildProcess> {
  for (const end = Date.now() + LEFTOVER_LIMIT_MS; ; await sleep(200)) {
    const child = await launchPostmaster(folder, binaries, port);
    if (await waitUntilReady(folder, child)) return child;
    const holder = await findHolder(folder);
    if (holder) throw new Error(describeHolder(folder, holder));
    const words = await readLog(folder);
    if (!words.includes('pre-existing shared memory block') || Date.now() > end) throw new Error(`PostgreSQL did not start: ${words}`);
  }
}

async function waitForEnd(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function makeStop(child: ChildProcess, folder: DataFolder, binaries: Binaries): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (hasEnded()) return;
    const ended = waitForEnd(child);
    await stopCluster(folder, binaries).catch((error: unknown) => {
      if (!hasEnded()) throw error;
    });
    await ended;
  };
  return () => (stopping ??= stop());
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
