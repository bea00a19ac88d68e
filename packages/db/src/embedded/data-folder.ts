import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { canEnter, chooseRunAs } from './run-as.ts';
import type { RunAs } from './run-as.ts';

/** One database's home: `cluster` is PostgreSQL's own folder (0700, owned by its user), the rest is ours. */
export type DataFolder = {
  readonly root: string;
  readonly cluster: string;
  readonly password: string;
  readonly owner: string;
  readonly log: string;
  readonly runAs: RunAs | undefined;
};

/**
 * The wanted folder when PostgreSQL's user can reach it, else a stable place derived from its path.
 * @param say told in one line when the data go elsewhere
 * @throws when the data belong to another user
 */
export async function chooseDataFolder(wanted: string, say: (line: string) => void): Promise<DataFolder> {
  const asked = resolve(wanted);
  const runAs = await chooseRunAs(join(asked, 'cluster'));
  await makeParents(asked);
  if (await canEnter(asked, runAs)) return describe(asked, runAs);
  const root = await findReachable(asked);
  say(`database: other users cannot enter ${dirname(asked)}, so the data are kept in ${root}`);
  await makeParents(root);
  return describe(root, await chooseRunAs(join(root, 'cluster')));
}

async function describe(root: string, runAs: RunAs | undefined): Promise<DataFolder> {
  const cluster = join(root, 'cluster');
  const found = await stat(cluster).catch(() => undefined);
  const uid = process.getuid?.();
  if (found && uid !== undefined && !runAs && found.uid !== uid) {
    throw new Error(`The database's data in ${root} belong to user ${found.uid}, not to ${uid}: run as that user, or remove the folder.`);
  }
  return { root, cluster, runAs, password: join(root, 'password'), owner: join(root, 'owner.json'), log: join(root, 'postgres.log') };
}

async function findReachable(asked: string): Promise<string> {
  const name = `sysops-squad-${createHash('sha256').update(asked).digest('hex').slice(0, 12)}`;
  for (const base of ['/var/lib', tmpdir()]) {
    const writable = await access(base, constants.W_OK).then(() => true, () => false);
    if (writable && (await canEnter(base, await chooseRunAs(join(base, name, 'postgres', 'cluster'))))) return join(base, name, 'postgres');
  }
  throw new Error(`No folder for the database's data that an ordinary user can reach (tried ${asked}, /var/lib, ${tmpdir()}).`);
}

/** Folders that we make can be entered whatever the umask; folders that were there stay as they are. */
async function makeParents(root: string): Promise<void> {
  const parent = dirname(root);
  const first = await mkdir(parent, { recursive: true });
  if (first === undefined) return;
  for (let at = parent; ; at = dirname(at)) {
    await chmod(at, 0o755);
    if (at === resolve(first)) return;
  }
}
