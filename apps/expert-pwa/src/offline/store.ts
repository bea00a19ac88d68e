import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ArticleView } from '@sysops/domain/knowledge';
import type { Queue, QueueEntry } from './command-queue.ts';
import type { QueuedCommand } from './queued-command.ts';

export type StoredEntry = QueueEntry<QueuedCommand>;
export type StoredQueue = Queue<QueuedCommand>;

interface Shape extends DBSchema {
  commands: { key: string; value: StoredEntry };
  /** What was on the screens, under one key each; see `keep-screens.ts`. */
  kept: { key: string; value: unknown };
  articles: { key: string; value: ArticleView };
}

let opened: Promise<IDBPDatabase<Shape>> | null = null;

function open(): Promise<IDBPDatabase<Shape>> {
  opened ??= openDB<Shape>('expert', 1, {
    upgrade(db) {
      db.createObjectStore('commands', { keyPath: 'id' });
      db.createObjectStore('kept');
      db.createObjectStore('articles', { keyPath: 'id' });
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  });
  return opened;
}

export const readQueue = async (): Promise<StoredQueue> => (await (await open()).getAll('commands')).toSorted((a, b) => a.seq - b.seq);

/** Changes the queue in one transaction, also against another window of this app. Resolves when it is on disk. */
export async function changeQueue(change: (queue: StoredQueue) => StoredQueue): Promise<StoredQueue> {
  const tx = (await open()).transaction('commands', 'readwrite', { durability: 'strict' });
  const before = (await tx.store.getAll()).toSorted((a, b) => a.seq - b.seq);
  const after = change(before);
  const kept = new Set(after.map(({ id }) => id));
  await Promise.all([
    ...before.filter(({ id }) => !kept.has(id)).map(({ id }) => tx.store.delete(id)),
    ...after.filter((entry) => !before.includes(entry)).map((entry) => tx.store.put(entry)),
  ]);
  await tx.done;
  return after;
}

export const readKept = async (key: string): Promise<unknown> => (await open()).get('kept', key);
export const keep = async (key: string, value: unknown): Promise<void> => void (await (await open()).put('kept', value, key));

export const readArticles = async (): Promise<ArticleView[]> => (await open()).getAll('articles');

export async function keepArticles(articles: readonly ArticleView[]): Promise<void> {
  const tx = (await open()).transaction('articles', 'readwrite');
  await Promise.all(articles.map((article) => tx.store.put(article)));
  await tx.done;
}

/** Forgets what was read, on sign-out. Unsent changes are never touched here. */
export async function forgetRead(): Promise<void> {
  const db = await open();
  await Promise.all([db.clear('kept'), db.clear('articles')]);
}
