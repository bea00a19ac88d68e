import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The operating system's user that PostgreSQL runs as; undefined means "as ourselves". */
export type RunAs = { readonly uid: number; readonly gid: number };

/** "nobody" on every Linux: PostgreSQL refuses to run as root. */
const NOBODY: RunAs = { uid: 65534, gid: 65534 };

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Root runs PostgreSQL as the owner of existing data, else as nobody.
 * @param clusterDir the cluster's folder; need not exist yet
 */
export async function chooseRunAs(clusterDir: string): Promise<RunAs | undefined> {
  if (!isRoot()) return undefined;
  const found = await stat(clusterDir).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : NOBODY;
}

/** True when that user may enter the folder and every folder above it. A folder that is not there yet counts as one that we shall make. */
export async function canEnter(folder: string, user: RunAs | undefined): Promise<boolean> {
  if (!user) return true;
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found && !mayEnter(found, user)) return false;
    if (at === dirname(at)) return true;
  }
}

function mayEnter(folder: { mode: number; uid: number; gid: number }, user: RunAs): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}
