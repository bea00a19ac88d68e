import { createHandlerBoundToURL, precacheAndRoute, cleanupOutdatedCaches, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { pathInApp, readPush, shows, windowFor, type WorkerWord } from './notifications/read-push.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (string | PrecacheEntry)[] };

/** Built files that are not in the first download, such as map outlines. Their names carry a hash, so they never change. */
const laterFiles = 'later-files';

precacheAndRoute([...self.__WB_MANIFEST]);
cleanupOutdatedCaches();

// Every screen is the same page; the server's own paths lie outside this worker's scope.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/expert/index.html')));

async function keepOnFirstUse(request: Request): Promise<Response> {
  const cache = await caches.open(laterFiles);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/expert/assets/'),
  ({ request }) => keepOnFirstUse(request),
);

self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

function readData(data: { json: () => unknown } | null): unknown {
  try {
    return data?.json();
  } catch {
    return null;
  }
}

const windows = (): Promise<readonly WindowClient[]> => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

/** A newer push about the same job takes the older one's place, and rings again. */
async function showPush(data: unknown): Promise<void> {
  const { title, path, ...push } = readPush(data);
  // Not in TypeScript's library yet: rings again although another one with the same tag is shown.
  const options: NotificationOptions & { renotify: boolean } = { ...push, data: path, icon: '/expert/icons/icon-192.png', badge: '/expert/icons/badge-96.png', renotify: true };
  await self.registration.showNotification(title, options);
  const word: WorkerWord = { type: 'PUSHED' };
  for (const client of await windows()) client.postMessage(word, []);
}

/** Brings the app to the front where it is open already, so that nothing half written in it is lost. */
async function openApp(path: string): Promise<void> {
  const open = windowFor(await windows(), path);
  if (!open) {
    await self.clients.openWindow(path);
    return;
  }
  const word: WorkerWord = { type: 'OPEN', path };
  if (!shows(open, path)) open.postMessage(word, []);
  await open.focus();
}

self.addEventListener('push', (event) => event.waitUntil(showPush(readData(event.data))));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openApp(pathInApp(event.notification.data)));
});
