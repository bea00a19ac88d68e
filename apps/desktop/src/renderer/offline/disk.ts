import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Outgoing } from './outgoing.ts';

interface Disk extends DBSchema {
  outgoing: { key: string; value: Outgoing };
  answers: { key: string; value: unknown };
  drafts: { key: string; value: unknown };
}

let disk: Promise<IDBPDatabase<Disk>> | undefined;

const opened = (): Promise<IDBPDatabase<Disk>> =>
  (disk ??= openDB<Disk>('agent', 1, {
    upgrade: (db) => {
      db.createObjectStore('outgoing', { keyPath: 'ticketId' });
      db.createObjectStore('answers');
      db.createObjectStore('drafts');
    },
    terminated: () => (disk = undefined),
  }));

export const readOutgoing = async (): Promise<readonly Outgoing[]> => (await opened()).getAll('outgoing');

/**
 * Rewrites the list in one transaction, so that two windows never lose each other's tickets; the draft that became a
 * ticket goes with it. Resolves when it is on disk.
 */
export async function changeOutgoing(how: (list: readonly Outgoing[]) => readonly Outgoing[], doneDraft?: string): Promise<readonly Outgoing[]> {
  const db = await opened();
  const writing = db.transaction(['outgoing', 'drafts'], 'readwrite', { durability: 'strict' });
  const outgoing = writing.objectStore('outgoing');
  const next = how(await outgoing.getAll());
  await outgoing.clear();
  for (const entry of next) await outgoing.put(entry);
  if (doneDraft !== undefined) await writing.objectStore('drafts').delete(doneDraft);
  await writing.done;
  return next;
}

export async function readDrafts(): Promise<readonly (readonly [string, unknown])[]> {
  const reading = (await opened()).transaction('drafts');
  const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
  return keys.map((key, i) => [key, values[i]] as const);
}

/** Null removes it. Resolves when it is on disk. */
export async function writeDraft(key: string, draft: object | null): Promise<void> {
  const writing = (await opened()).transaction('drafts', 'readwrite', { durability: 'strict' });
  await (draft === null ? writing.store.delete(key) : writing.store.put(draft, key));
  await writing.done;
}

export const readAnswers = async (name: string): Promise<unknown> => (await opened()).get('answers', name);

export async function keepAnswers(name: string, value: unknown): Promise<void> {
  await (await opened()).put('answers', value, name);
}

/** What was read goes with the sign-out; unsent tickets never do. */
export async function forgetAnswers(): Promise<void> {
  await (await opened()).clear('answers');
}
