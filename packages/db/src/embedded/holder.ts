import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataFolder } from './data-folder.ts';
import { isAlive, isRunning } from './process-mark.ts';
import type { ProcessMark } from './process-mark.ts';

/** The PostgreSQL that runs on a data folder. `starter` is the process that started it; `orphaned` when that one is gone. */
export type Holder = { readonly pid: number; readonly starter: number | undefined; readonly orphaned: boolean };

/** Finds who holds the data; a stale lock file whose id another program has got meanwhile is removed. */
export async function findHolder(folder: DataFolder): Promise<Holder | undefined> {
  const lock = join(folder.cluster, 'postmaster.pid');
  const text = await readFile(lock, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const pid = Math.abs(Number.parseInt(text, 10));
  if (!pid || !isAlive(pid)) return undefined;
  if (!(await isPostgresOn(pid, folder.cluster))) {
    await rm(lock, { force: true });
    return undefined;
  }
  const owner = await readOwner(folder);
  return { pid, starter: owner?.pid, orphaned: owner !== undefined && !(await isRunning(owner)) };
}

/** One line that names the process. */
export function describeHolder(folder: DataFolder, holder: Holder): string {
  const held = `The database's data in ${folder.root} are in use by PostgreSQL process ${holder.pid}`;
  if (holder.orphaned) return `${held}, left behind by process ${holder.starter}, which is gone: stop it with "kill -INT ${holder.pid}".`;
  return holder.starter === undefined ? `${held}.` : `${held}, started by process ${holder.starter}, which is still running.`;
}

/** @throws after `limitMs` milliseconds */
export async function waitUntilGone(pid: number, limitMs: number): Promise<void> {
  for (const end = Date.now() + limitMs; isAlive(pid); await sleep(25)) {
    if (Date.now() > end) throw new Error(`PostgreSQL process ${pid} did not stop within ${limitMs / 1000} s.`);
  }
}

async function readOwner(folder: DataFolder): Promise<ProcessMark | undefined> {
  const text = await readFile(folder.owner, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const owner: ProcessMark = JSON.parse(text);
  return owner;
}

async function isPostgresOn(pid: number, cluster: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined || command.split('\0').includes(cluster);
}
