import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { isRoot } from './run-as.ts';

const READY_LIMIT_MS = 60_000;
/** Line of postmaster.pid (from 0) that says "ready", and the one before it with the id. */
const STATUS_LINE = 7;

/** Makes the cluster unless it is there; whole or not at all, so a kill in the middle leaves nothing half done. */
export async function ensureCluster(folder: DataFolder, binaries: Binaries): Promise<void> {
  if (await stat(join(folder.cluster, 'PG_VERSION')).catch(() => undefined)) return;
  const fresh = await mkdtemp(`${folder.root}.new-`);
  try {
    await chmod(fresh, 0o755);
    await initialise(fresh, folder, binaries);
    await rename(fresh, folder.root).catch(async (error: unknown) => {
      if (!(await stat(join(folder.cluster, 'PG_VERSION')).catch(() => undefined))) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function initialise(fresh: string, folder: DataFolder, binaries: Binaries): Promise<void> {
  const cluster = join(fresh, 'cluster');
  const password = join(fresh, 'password');
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await giveTo(folder, cluster, password);
  const args = ['-D', cluster, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${password}`, '--encoding=UTF8', '--locale=C'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions');
  await runProgram(binaries.initdb, args, { folder, cwd: fresh });
  if (isRoot()) await chown(password, 0, 0);
}

async function giveTo(folder: DataFolder, ...paths: string[]): Promise<void> {
  if (!folder.runAs) return;
  for (const path of paths) await chown(path, folder.runAs.uid, folder.runAs.gid);
}

/** Runs a PostgreSQL program as its user. @throws with the program's own words when it fails */
async function runProgram(program: string, args: string[], { folder, cwd }: { folder: DataFolder; cwd: string }): Promise<void> {
  const child = spawn(program, args, { cwd, env: environment(), ...folder.runAs, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} failed (${String(code)}): ${lastLines(said)}`);
}

/** Nothing of ours reaches PostgreSQL: no PGDATA, no locale, no secrets. */
function environment(): NodeJS.ProcessEnv {
  const { PATH = '', TMPDIR, SystemRoot } = process.env;
  return { PATH, LC_ALL: 'C', TZ: 'UTC', ...(TMPDIR && { TMPDIR }), ...(SystemRoot && { SystemRoot }) };
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
};

/** Starts the postmaster in its own process group (a terminal's Ctrl-C must not reach it before its clients). */
export async function launchPostmaster(folder: DataFolder, binaries: Binaries, port: number): Promise<ChildProcess> {
  const log = await open(folder.log, 'w', 0o600);
  try {
    const home = await stat(folder.root);
    if (isRoot()) await log.chown(home.uid, home.gid);
    const args = ['-D', folder.cluster, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
    const child = spawn(binaries.postgres, args, { cwd: folder.root, env: environment(), ...folder.runAs, detached: true, stdio: ['ignore', log.fd, log.fd] });
    await once(child, 'spawn');
    return child;
  } finally {
    await log.close();
  }
}

/** True when it accepts connections, false when it ended first. */
export async function waitUntilReady(folder: DataFolder, child: ChildProcess): Promise<boolean> {
  for (const end = Date.now() + READY_LIMIT_MS; Date.now() < end; await sleep(20)) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const lines = (await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (lines[0] === String(child.pid) && lines[STATUS_LINE]?.trim() === 'ready') return true;
  }
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL was not ready within ${READY_LIMIT_MS / 1000} s: ${await readLog(folder)}`);
}

/** Fast shutdown: open transactions are rolled back, everything committed is written, then it ends. */
export async function stopCluster(folder: DataFolder, binaries: Binaries): Promise<void> {
  await runProgram(binaries.pgCtl, ['stop', '-D', folder.cluster, '-m', 'fast', '-w', '-t', '60'], { folder, cwd: folder.root });
}

/** The last lines of PostgreSQL's own log, on one line. */
export async function readLog(folder: DataFolder): Promise<string> {
  return lastLines(await readFile(folder.log, 'utf8').catch(() => ''));
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-6).join(' | ');
