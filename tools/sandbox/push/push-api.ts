import { randomBytes, randomUUID } from 'node:crypto';
import type { SandboxSettings } from '../settings.ts';
import { createShelf } from '../shelf.ts';
import type { Shelf } from '../shelf.ts';
import { checkVapid } from './check-vapid.ts';
import { PushRefusal } from './push-message.ts';
import type { PushMessage, PushSubscription } from './push-message.ts';

export interface PushRequest {
  readonly token: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface PushApi {
  /** By token, newest last. */
  readonly messages: Shelf<PushMessage>;
  /** As a browser does; gives the endpoint. */
  subscribe(senderKey: string): string;
  /** As a browser that takes its permission back: pushes are answered 410 from now on. */
  drop(endpoint: string): void;
  /** Takes a push or refuses it. @throws PushRefusal */
  take(request: PushRequest): PushMessage;
  dump(): PushMemory;
  load(memory: PushMemory): void;
  clear(): void;
}

export interface PushMemory {
  readonly messages: readonly PushMessage[];
  readonly subscriptions: readonly PushSubscription[];
}

export interface PushParts {
  readonly settings: SandboxSettings;
  readonly changed: () => void;
  /** Base address of the sandbox; known once it listens. */
  readonly origin: () => string;
}

/** Salt, record size, key id of 65 bytes, and one record with its tag. Source: RFC 8188 section 2.1, RFC 8291 section 4. */
const shortestBody = 16 + 4 + 1 + 65 + 1 + 16;
/** Source: RFC 8030, section 7.2. */
const longestBody = 4096;

/** One header, or undefined. Fastify gives a list only for names that may repeat. */
const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

function checkHeaders(headers: PushRequest['headers']): Pick<PushMessage, 'ttl' | 'urgency' | 'topic'> {
  const ttl = one(headers['ttl']) ?? '';
  const urgency = one(headers['urgency']) ?? 'normal';
  const topic = one(headers['topic']) ?? null;
  if (!/^\d{1,9}$/.test(ttl)) throw new PushRefusal(400, 'TTL must be a number of seconds');
  if (!['very-low', 'low', 'normal', 'high'].includes(urgency)) throw new PushRefusal(400, 'Urgency is not known');
  if (topic !== null && !/^[\w-]{1,32}$/.test(topic)) throw new PushRefusal(400, 'Topic must be at most 32 letters of base64url');
  if (one(headers['content-encoding']) !== 'aes128gcm') throw new PushRefusal(400, 'Content-Encoding must be aes128gcm');
  return { ttl: Number(ttl), urgency, topic };
}

function checkBody(body: Buffer): void {
  if (body.length > longestBody) throw new PushRefusal(413, 'The body is longer than 4096 bytes');
  if (body.length < shortestBody || body.readUInt8(20) !== 65) throw new PushRefusal(400, 'The body is not sealed as aes128gcm');
}

export function createPushApi({ settings, changed, origin }: PushParts): PushApi {
  const messages = createShelf<PushMessage>(settings.keep, ({ token }) => [token]);
  const subscriptions = createShelf<PushSubscription>(settings.keep, () => []);
  return {
    messages,
    subscribe(senderKey) {
      const id = randomBytes(24).toString('base64url');
      subscriptions.add({ id, senderKey, gone: false });
      return `${origin()}/push/${id}`;
    },
    drop(endpoint) {
      const found = subscriptions.get(endpoint.split('/').at(-1) ?? '');
      if (found) found.gone = true;
    },
    take({ token, headers, body }) {
      const subscription = subscriptions.get(token);
      if (!subscription) throw new PushRefusal(404, 'There is no such subscription');
      if (subscription.gone) throw new PushRefusal(410, 'The subscription has ended');
      const subject = checkVapid(one(headers['authorization']), { origin: origin(), senderKey: subscription.senderKey });
      const about = checkHeaders(headers);
      checkBody(body);
      const message = { id: randomUUID(), token, subject, ...about, body, receivedAt: new Date() };
      messages.add(message);
      changed();
      return message;
    },
    dump: () => ({ messages: messages.all(), subscriptions: subscriptions.all() }),
    load(memory) {
      for (const each of memory.messages) messages.add(each);
      for (const each of memory.subscriptions) subscriptions.add(each);
    },
    clear() {
      messages.clear();
      subscriptions.clear();
    },
  };
}
