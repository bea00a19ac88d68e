import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@sysops/db/embedded';
import { checkout, dataFolder } from './checkout.ts';
import { runProgram } from './run-program.ts';

const faces = ['apps/web', 'apps/expert-pwa', 'apps/desktop'];
const sources = [...faces, 'packages/domain', 'packages/api-client', 'packages/ui'];
const stamp = join(dataFolder, 'faces-built');
const lock = join(dataFolder, 'faces-building');

/** Builds the faces when one has no dist or a source is younger than the last build. Two programs at once build once. */
export async function buildFacesIfStale(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  if (!(await isStale())) return;
  await mkdir(dataFolder, { recursive: true });
  while (!(await takeLock())) await sleep(250);
  try {
    if (!(await isStale())) return;
    say('building the faces');
    const begun = new Date().toISOString();
    await runBuild(signal);
    await writeFile(stamp, begun);
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (holder && !isAlive(holder)) await rm(lock, { force: true });
    return false;
  }
}

async function isStale(): Promise<boolean> {
  for (const face of faces) {
    if (!(await stat(join(checkout, face, 'dist')).catch(() => undefined))) return true;
  }
  const built = Date.parse(await readFile(stamp, 'utf8').catch(() => ''));
  if (Number.isNaN(built)) return true;
  for (const folder of sources) {
    if ((await youngest(join(checkout, folder))) > built) return true;
  }
  return false;
}

/** Time in milliseconds of the youngest file that a build reads. */
async function youngest(folder: string): Promise<number> {
  let newest = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'dev-dist'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? await youngest(path) : (await stat(path)).mtimeMs);
  }
  return newest;
}

async function runBuild(signal: AbortSignal | undefined): Promise<void> {
  const nx = join(checkout, 'node_modules/nx/dist/bin/nx.js');
  const env = { ...process.env, NX_DAEMON: 'false', CI: 'true' };
  await runProgram([nx, 'run-many', '-t', 'build', '--parallel=2'], { env, failure: 'The faces could not be built (npm run build)', signal });
}
