import { useSyncExternalStore } from 'react';

/** What Chromium hands out when the app can be installed. Not in TypeScript's library. */
type InstallEvent = Event & { prompt: () => Promise<{ readonly outcome: 'accepted' | 'dismissed' }> };

const isInstallEvent = (event: Event): event is InstallEvent => 'prompt' in event;
const storageKey = 'install-later';

let offered: InstallEvent | null = null;
const listeners = new Set<() => void>();

function offer(event: InstallEvent | null): void {
  offered = event;
  for (const listener of listeners) listener();
}

/** Keeps the browser's offer to install until the expert asks for it. Call once, early. */
export function catchInstallPrompt(): void {
  globalThis.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    if (isInstallEvent(event)) offer(event);
  });
  globalThis.addEventListener('appinstalled', () => offer(null));
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;

/** Safari has no prompt; the person uses the Share menu. */
export const isAppleMobile = (): boolean => /iPhone|iPad/.test(navigator.userAgent);

export type Install = { readonly canAsk: boolean; readonly ask: () => void; readonly declined: boolean; readonly decline: () => void };

function wasDeclined(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'yes';
  } catch {
    return false;
  }
}

export function useInstall(): Install {
  const event = useSyncExternalStore(watch, () => offered);
  const declined = useSyncExternalStore(watch, wasDeclined);
  return {
    canAsk: event !== null,
    declined,
    ask: () => {
      event?.prompt().then(() => offer(null), (error: unknown) => console.info('Not installed', error));
    },
    decline: () => {
      try {
        localStorage.setItem(storageKey, 'yes');
      } catch {
        // Storage refused: asked again next time.
      }
      for (const listener of listeners) listener();
    },
  };
}
