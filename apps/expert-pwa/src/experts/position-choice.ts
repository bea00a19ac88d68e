import { useSyncExternalStore } from 'react';

const storageKey = 'share-position';
const listeners = new Set<() => void>();

function read(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'yes';
  } catch {
    return false;
  }
}

function choose(sharing: boolean): void {
  try {
    localStorage.setItem(storageKey, sharing ? 'yes' : 'no');
  } catch {
    // Storage refused: nothing is shared.
  }
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether this expert lets his phone tell where it is. */
export function usePositionChoice(): { readonly sharing: boolean; readonly choose: (sharing: boolean) => void } {
  return { sharing: useSyncExternalStore(watch, read), choose };
}

/** Asks the phone for permission by taking one fix. False when it is refused. */
export function askForPosition(): Promise<boolean> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) resolve(false);
    else navigator.geolocation.getCurrentPosition(() => resolve(true), (problem) => resolve(problem.code !== problem.PERMISSION_DENIED), { timeout: 10_000 });
  });
}
