import type { BrowserContext, Page } from '@playwright/test';
import { makeBrowserKeys, openPush } from '../../tools/sandbox/push/test-browser.ts';

/** The sandbox in the place of the browser's own push service, which no test machine can reach. */
export type PushService = {
  /** What has arrived for this browser, opened, oldest first. */
  read(): Promise<{ readonly title: string; readonly body: string; readonly path: string; readonly tag: string }[]>;
  /** Whether the browser has a subscription now. */
  isSubscribed(): boolean;
};

const sandboxUrl = (): string => process.env['E2E_SANDBOX_URL'] ?? '';

const post = (path: string, body: object): Promise<Response> => fetch(`${sandboxUrl()}/control/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Runs in the page before its own scripts; the rest of the browser stays as it is. */
const pageScript = `(() => {
  let current = null;
  PushManager.prototype.getSubscription = async () => current;
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    const { endpoint, p256dh, auth } = await sandboxSubscribe(applicationServerKey);
    const key = Uint8Array.from(atob(applicationServerKey.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    current = { endpoint, options: { userVisibleOnly: true, applicationServerKey: key.buffer }, toJSON: () => ({ endpoint, keys: { p256dh, auth } }), unsubscribe: async () => { current = null; await sandboxDrop(endpoint); return true; } };
    return current;
  };
})()`;

/** Lets this browser subscribe at the sandbox, with keys that the test owns. */
export async function usePushService(context: BrowserContext): Promise<PushService> {
  const own = makeBrowserKeys();
  let endpoint: string | null = null;
  await context.exposeFunction('sandboxSubscribe', async (senderKey: string) => {
    const answer = (await (await post('push-subscriptions', { senderKey })).json()) as { endpoint: string };
    endpoint = answer.endpoint;
    return { endpoint, p256dh: own.keys.getPublicKey('base64url'), auth: own.auth.toString('base64url') };
  });
  await context.exposeFunction('sandboxDrop', async (dropped: string) => {
    await post('push-subscriptions/drop', { endpoint: dropped });
    endpoint = null;
  });
  await context.addInitScript(pageScript);
  return {
    isSubscribed: () => endpoint !== null,
    async read() {
      if (endpoint === null) return [];
      const { pushes } = (await (await fetch(`${sandboxUrl()}/control/pushes?endpoint=${encodeURIComponent(endpoint)}`)).json()) as { pushes: { body: string }[] };
      return pushes.map(({ body }) => JSON.parse(openPush(Buffer.from(body, 'base64url'), own)) as Awaited<ReturnType<PushService['read']>>[number]);
    },
  };
}

/** Hands a push to the app's real worker, as the browser does when its push service brings one. */
export async function deliverPush(page: Page, payload: object): Promise<void> {
  // A push to a worker that is still being installed is dropped; a real push service has had its subscription from a ready one.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const browser = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL.endsWith('/expert/') && !isDeleted);
      if (ours) resolve(ours.registrationId);
    });
  });
  await browser.send('ServiceWorker.enable');
  await browser.send('ServiceWorker.deliverPushMessage', { origin: new URL(page.url()).origin, registrationId: await registered, data: JSON.stringify(payload) });
}
