import { readError } from '@sysops/api-client';

const listeners = new Set<() => void>();
let ended = false;

function set(next: boolean): void {
  if (ended === next) return;
  ended = next;
  for (const listener of listeners) listener();
}

/** The server has said that nobody is signed in, while the page shows somebody's data. */
export const sessionWatch = {
  read: (): boolean => ended,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  note(error: unknown): void {
    if (readError(error).code === 'unauthenticated') set(true);
  },
  end: (): void => set(true),
  renew: (): void => set(false),
};
