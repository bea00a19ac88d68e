import { createHmac } from 'node:crypto';
import { postWebhook, wait } from '../background.ts';
import type { Background } from '../background.ts';
import type { Faults } from '../control/faults.ts';
import type { SandboxSettings, WebhookTargets } from '../settings.ts';
import { base, randomId } from './stripe-objects.ts';
import type { StripeEvent, StripeObject } from './stripe-objects.ts';
import type { StripeClock } from './stripe-clock.ts';
import type { StripeStore } from './stripe-store.ts';

export interface EventParts {
  readonly settings: SandboxSettings;
  readonly targets: WebhookTargets;
  readonly faults: Faults;
  readonly background: Background;
  readonly store: StripeStore;
  readonly clock: StripeClock;
  changed(): void;
}

export const API_VERSION = '2026-10-28.endive';

/** Stripe tries for three days; here six tries within two minutes show the same behaviour. Milliseconds before each try. */
const TRIES_MS = [0, 500, 2_000, 10_000, 30_000, 60_000];

/** Records what happened to an object, as it is now, and posts it to the webhook endpoint. */
export type EmitEvent = (type: string, object: StripeObject) => void;

export function createEmitter(parts: EventParts, currentKey: () => string | null): EmitEvent {
  return (type, object) => {
    const wanted = parts.settings.stripeWebhookEvents;
    const url = wanted === null || wanted.includes(type) ? parts.targets.stripeWebhookUrl : null;
    const event: StripeEvent = {
      ...base('event', randomId('evt_1'), parts.clock),
      api_version: API_VERSION,
      type,
      data: { object: structuredClone(object) },
      pending_webhooks: url === null ? 0 : 1,
      request: { id: randomId('req_', 14), idempotency_key: currentKey() },
    };
    parts.store.add(event);
    parts.changed();
    if (url !== null) parts.background.run((signal) => deliverEvent(parts, { event, url }, signal));
  };
}

/** Stripe-Signature: `t` is Unix seconds, `v1` the HMAC-SHA256 of `t.payload`. */
export function signEvent(payload: string, secret: string, at: number): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`, 'utf8').digest('hex')}`;
}

async function deliverEvent(parts: EventParts, { event, url }: { event: StripeEvent; url: string }, signal: AbortSignal): Promise<void> {
  const fault = parts.faults.take({ target: 'stripe', kinds: ['no-callback', 'duplicate-callback'], path: event.type });
  if (fault?.kind === 'no-callback') return;
  const payload = JSON.stringify(event, null, 2);
  let copies = fault ? 2 : 1;
  for (const pause of TRIES_MS) {
    await wait(pause, signal);
    while (copies > 0) {
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signEvent(payload, parts.settings.stripeWebhookSecret, Math.floor(Date.now() / 1000)),
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      };
      const outcome = await postWebhook(url, { body: payload, headers }, signal);
      if (!outcome.ok) break;
      copies -= 1;
    }
    if (copies === 0) {
      event.pending_webhooks = 0;
      return;
    }
  }
  process.stderr.write(`sandbox: stripe: ${event.type} ${event.id} could not be delivered to ${url}\n`);
}
