import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 48rem)');

function watch(changed: () => void): () => void {
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
}

/** True where the menu has room at the side. */
export const useWide = (): boolean => useSyncExternalStore(watch, () => wide.matches);
