import { client } from '../api/api.ts';
import { newCommandId } from '../offline/outbox.ts';
import { isAppleMobile, isInstalled } from '../shell/install-prompt.ts';
import { deviceName } from './device-name.ts';

/**
 * `off`: may be switched on. `blocked`: the person or the browser has said no, and only the browser's settings help.
 * `install_first`: Apple's phones push only to apps on the home screen.
 */
export type PushState = 'on' | 'off' | 'blocked' | 'install_first' | 'unsupported';

/** Whose the subscription is: a phone that changes hands asks the next person anew. */
const ownerKey = 'push-for';
const workerWithinMs = 10_000;

const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

const subscribed = async (): Promise<PushSubscription | null> => (await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) ?? null;

function keepOwner(expertId: string | null): void {
  try {
    if (expertId === null) localStorage.removeItem(ownerKey);
    else localStorage.setItem(ownerKey, expertId);
  } catch {
    // Storage refused: asked again at the next start.
  }
}

function owner(): string | null {
  try {
    return localStorage.getItem(ownerKey);
  } catch {
    return null;
  }
}

export async function readPushState(): Promise<PushState> {
  if (!canPush()) return isAppleMobile() && !isInstalled() ? 'install_first' : 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  return Notification.permission === 'granted' && owner() !== null && (await subscribed()) ? 'on' : 'off';
}

/** The worker is there a moment after the first visit; without one there is nobody to show a push. */
function worker(): Promise<ServiceWorkerRegistration> {
  const late = new Promise<never>((_, reject) => void setTimeout(() => reject(new Error('The app’s worker is not there')), workerWithinMs));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

const isFor = (subscription: PushSubscription, publicKey: string): boolean => {
  const key = subscription.options.applicationServerKey;
  const base64 = key === null ? '' : btoa(String.fromCharCode(...new Uint8Array(key)));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === publicKey;
};

/** The browser's subscription for our key; one for an earlier key is given up first. */
async function subscribe(publicKey: string): Promise<PushSubscription> {
  const { pushManager } = await worker();
  const before = await pushManager.getSubscription();
  if (before && isFor(before, publicKey)) return before;
  await before?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
}

async function register(publicKey: string): Promise<void> {
  const subscription = await subscribe(publicKey);
  const { keys } = subscription.toJSON();
  await client.notifications.subscribePush.mutate({ commandId: newCommandId(), endpoint: subscription.endpoint, p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '', device: deviceName(navigator.userAgent) });
}

/** Asks the person, then subscribes. Rejects when browser or server cannot; then nothing is switched on. */
export async function turnPushOn(publicKey: string, expertId: string): Promise<PushState> {
  if ((await Notification.requestPermission()) === 'granted') {
    await register(publicKey);
    keepOwner(expertId);
  }
  return readPushState();
}

/** Ends the subscription in the browser, which is enough: its push service tells the server at the next push. Gives the address that has ended. */
export async function forgetPush(): Promise<string | null> {
  keepOwner(null);
  const subscription = canPush() ? await subscribed() : null;
  await subscription?.unsubscribe();
  return subscription?.endpoint ?? null;
}

export async function turnPushOff(): Promise<PushState> {
  const endpoint = await forgetPush();
  // Without a signal the server learns it from the push service.
  if (endpoint) await client.notifications.unsubscribePush.mutate({ commandId: newCommandId(), endpoint }).catch((error: unknown) => console.info('The server does not know yet that pushes are off', error));
  return readPushState();
}

/** At each start: tells the server again where pushes go, in case either side has forgotten; ends them when they are somebody else's. */
export async function renewPush(publicKey: string | null, expertId: string): Promise<void> {
  if (!canPush() || !(await subscribed())) return;
  if (owner() !== expertId || publicKey === null) await forgetPush();
  else if (Notification.permission === 'granted') await register(publicKey);
}
