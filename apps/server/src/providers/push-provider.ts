import { createECDH, createPublicKey } from 'node:crypto';
import webPush, { type RequestDetails } from 'web-push';
import type { Env } from '../env.ts';
import { isPushEndpoint } from './push-endpoint.ts';
import { errorCodeOf, neverLeft, type SendOutcome } from './send-outcome.ts';

/** Keys of one browser, base64url, as its push subscription gives them. */
export type PushDevice = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** `topic`: an undelivered push of the same topic is replaced by this one. Source: RFC 8030, section 5.4. */
export type OutgoingPush = { readonly device: PushDevice; readonly payload: string; readonly ttlSeconds: number; readonly urgency: 'normal' | 'high'; readonly topic: string; readonly messageId: string };

/** `gone`: the subscription has ended; nothing may be sent there again. */
export type PushOutcome = SendOutcome | { readonly kind: 'gone'; readonly code: string };

export type PushProvider = {
  /** What browsers subscribe with; null when no keys are set. */
  readonly publicKey: string | null;
  /** Whether a subscription can be sent to at all: an address that may be called, and a key on the curve. */
  accepts(device: PushDevice): boolean;
  send(push: OutgoingPush): Promise<PushOutcome>;
};

const timeoutMs = 10_000;

const refused = (code: string): PushOutcome => ({ kind: 'refused', code, optedOut: false });

/** 429 and 503 ask for another try; other 5xx leave it open; a moved address is not followed, it could lead anywhere. */
function outcomeOf(status: number): PushOutcome {
  const code = String(status);
  if (status === 404 || status === 410) return { kind: 'gone', code };
  if (status === 429 || status === 503) return { kind: 'retry', code };
  return status >= 500 ? { kind: 'unknown', code } : refused(code);
}

/** Whether 65 bytes are a point of P-256, and not just as long as one. */
function isOnCurve(p256dh: string): boolean {
  const point = Buffer.from(p256dh, 'base64url');
  try {
    createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } });
    return point.length === 65;
  } catch {
    return false;
  }
}

/** @throws when the two keys are not one pair: every push would be refused, and nobody would see why */
function assertPair(publicKey: string, privateKey: string): void {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey, 'base64url');
  if (pair.getPublicKey('base64url') !== publicKey) throw new Error('VAPID_PUBLIC_KEY does not belong to VAPID_PRIVATE_KEY.');
}

async function post({ endpoint, method, headers, body }: RequestDetails): Promise<number> {
  const given = Object.entries(headers).filter(([name]) => name !== 'Content-Length').map(([name, value]): [string, string] => [name, String(value)]);
  const response = await fetch(endpoint, { method, headers: given, body: body ? new Uint8Array(body) : null, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  await response.body?.cancel();
  return response.status;
}

/** Web Push by the official library: it encrypts (RFC 8291) and signs (RFC 8292); the request itself is ours, so that only allowed addresses are called and nothing is followed. */
export function createPushProvider(env: Pick<Env, 'VAPID_PUBLIC_KEY' | 'VAPID_PRIVATE_KEY' | 'VAPID_SUBJECT' | 'PUSH_BASE_URL'>): PushProvider {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject, PUSH_BASE_URL: otherService } = env;
  if (!publicKey || !privateKey) return { publicKey: null, accepts: () => false, send: async () => refused('push_not_configured') };
  assertPair(publicKey, privateKey);
  return {
    publicKey,
    accepts: ({ endpoint, p256dh }) => isPushEndpoint(endpoint, otherService) && isOnCurve(p256dh),
    async send({ device, payload, ttlSeconds, urgency, topic, messageId }) {
      // Looked at again: what may be called can have changed since the browser subscribed.
      if (!isPushEndpoint(device.endpoint, otherService)) return refused('endpoint_not_allowed');
      const request = webPush.generateRequestDetails({ endpoint: device.endpoint, keys: device }, payload, { vapidDetails: { subject, publicKey, privateKey }, TTL: ttlSeconds, urgency, topic });
      try {
        const status = await post(request);
        return status >= 200 && status < 300 ? { kind: 'sent', providerId: messageId } : outcomeOf(status);
      } catch (error) {
        const code = error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : (errorCodeOf(error) ?? 'no_answer');
        return neverLeft(error) ? { kind: 'retry', code } : { kind: 'unknown', code };
      }
    },
  };
}
