import { useSyncExternalStore } from 'react';
import { readOutbox, watchOutbox } from './outbox.ts';
import type { StoredQueue } from './store.ts';

/** Every unsent change on this phone. */
export function useOutbox(): StoredQueue {
  return useSyncExternalStore(watchOutbox, readOutbox);
}
