import { createHandlerBoundToURL, precacheAndRoute, cleanupOutdatedCaches, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

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
