import type { LiveState } from '@sysops/api-client';
import { useSyncExternalStore } from 'react';

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

export function setConnection(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

const watch = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the server is heard right now. */
export const useConnection = (): LiveState => useSyncExternalStore(watch, () => state);
