import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 48rem)');

function subscribe(changed: () => void): () => void {
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
}

/** True from the width where a whole form fits on one page. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
