import { createHmac } from 'node:crypto';
import { postWebhook, wait } from '../background.ts';
import type { Background } from '../background.ts';
import type { Faults } from '../control/faults.ts';
import type { SandboxSettings, WebhookTargets } from '../settings.ts';
import { base, randomId } from './stripe-objects.ts';
import type { StripeEvent, StripeObject } from './stripe-objects.ts';
import type { StripeClock } from './stripe-clock.ts';
import type { StripeStore } from './stripe-store.ts';
import type { StripeAsides } from './stripe-asides.ts';

export interface EventParts {
  readonly settings: SandboxSettings;
  readonly targets: WebhookTargets;
  readonly faults: Faults;
  readonly background: Background;
  readonly store: StripeStore;
  readonly asides: StripeAsides;
  readonly clock: StripeClock;
  changed(): void;
}

export const API_VERSION = '2026-10-28.endive';

/** Stripe tries for three days; here six tries within two minutes show the same behaviour. Milliseconds before each try. */
const TRIES_MS = [0, 500, 2_000, 10_000, 30_000, 60_000];

/** A webhook that has not arrived. */
export interface Delivery {
  /** The event's. */
  readonly id: string;
  /** Tries that failed. */
  tries: number;
  /** How often it must still arrive: once, or twice when a fault says so. */
  copies: number;
}

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
    if (url === null) return;
    const fault = parts.faults.take({ target: 'stripe', kinds: ['no-callback', 'duplicate-callback'], path: type });
    if (fault?.kind === 'no-callback') return;
    const delivery: Delivery = { id: event.id, tries: 0, copies: fault ? 2 : 1 };
    parts.asides.deliveries.add(delivery);
    parts.background.run((signal) => deliverEvent(parts, { event, url, delivery }, signal));
  };
}

/** Goes on with the webhooks that had not arrived when the memory was written, to where they go now. */
export function goOnDelivering(parts: EventParts): void {
  const url = parts.targets.stripeWebhookUrl;
  if (url === null) return;
  for (const delivery of parts.asides.deliveries.all()) {
    const event = parts.store.find(delivery.id);
    if (event?.object === 'event') parts.background.run((signal) => deliverEvent(parts, { event, url, delivery }, signal));
  }
}

/** Stripe-Signature: `t` is Unix seconds, `v1` the HMAC-SHA256 of `t.payload`. */
export function signEvent(payload: string, secret: string, at: number): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`, 'utf8').digest('hex')}`;
}

/** What is cut short is still owed, and goes on after the next start. */
async function deliverEvent(parts: EventParts, { event, url, delivery }: { event: StripeEvent; url: string; delivery: Delivery }, signal: AbortSignal): Promise<void> {
  const payload = JSON.stringify(event, null, 2);
  for (const pause of TRIES_MS.slice(delivery.tries)) {
    await wait(pause, signal);
    while (delivery.copies > 0) {
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signEvent(payload, parts.settings.stripeWebhookSecret, Math.floor(Date.now() / 1000)),
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      };
      const outcome = await postWebhook(url, { body: payload, headers }, signal);
      if (!outcome.ok) break;
      delivery.copies -= 1;
    }
    if (delivery.copies === 0) {
      event.pending_webhooks = 0;
      parts.asides.deliveries.remove(delivery.id);
      return;
    }
    delivery.tries += 1;
  }
  parts.asides.deliveries.remove(delivery.id);
  process.stderr.write(`sandbox: stripe: ${event.type} ${event.id} could not be delivered to ${url}\n`);
}
