import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** False when the browser knows that it has no network. True is no promise. */
export function useOnline(): boolean {
  return useSyncExternalStore((changed) => onlineManager.subscribe(changed), () => onlineManager.isOnline());
}
