import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Goes up whenever what is stored changes its shape; a file of another version is put aside, not guessed at. */
const VERSION = 1;
const NAME = 'sysops-sandbox';

/** First line of the file. The checksum tells a whole file from one that was cut or changed, before anything of it is believed. */
const headOf = (version: number, body: Buffer): string => `${NAME} ${version} ${createHash('sha256').update(body).digest('hex')}\n`;

/** What was written last, undefined when there is no such file. @throws when it cannot be read or is none of ours */
export async function readMemory(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (bytes === undefined) return undefined;
  const end = bytes.indexOf('\n') + 1;
  const [name, version] = bytes.subarray(0, end).toString('latin1').split(' ');
  if (name !== NAME) throw new Error('it is not a memory of the sandbox');
  if (Number(version) !== VERSION) throw new Error(`it is of version ${version}, this program reads version ${VERSION}`);
  const body = bytes.subarray(end);
  if (bytes.subarray(0, end).toString('latin1') !== headOf(VERSION, body)) throw new Error('it is damaged');
  return deserialize(body);
}

/** Puts `state` in the place of what was written before: whole and on the disk, or not at all. */
export async function writeMemory(file: string, state: unknown): Promise<void> {
  // Before anything is waited for, so that all of it is of one moment.
  const body = serialize(state);
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w', 0o600);
  try {
    await handle.writeFile(headOf(VERSION, body));
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
  await syncFolder(dirname(file));
}

/** The new name is on the disk once its folder is. Windows does not open folders and needs none of this. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes a file out of the way and gives its new path. */
export async function putAside(file: string): Promise<string> {
  const aside = `${file}.unreadable-${new Date().toISOString().replaceAll(':', '-')}`;
  await rename(file, aside);
  return aside;
}
