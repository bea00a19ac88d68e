import { stripeEventTypes } from '../../../apps/server/src/providers/index.ts';
import type { BillingWorld } from '../../../apps/server/src/billing/billing-fixture.ts';
import { signEvent } from '../../sandbox/stripe/stripe-events.ts';
import type { StripeEvent } from '../../sandbox/stripe/stripe-objects.ts';
import { day } from '@sysops/domain/shared';
import type { Random } from '../random.ts';

export type Post = { delivered: number; repeated: number; late: number; lost: number; reversed: number; forged: number; forgedTaken: number };

export type PostOffice = {
  readonly count: Post;
  /** Carries what Stripe has sent since the last time, as badly as the seed says. */
  deliver(world: BillingWorld): Promise<void>;
};

const wanted: readonly string[] = stripeEventTypes;

/** Webhooks are carried by the simulation: repeated, reversed, days late, lost, forged, stale, from the future. */
export function createPostOffice(random: Random): PostOffice {
  const seen = new Set<string>();
  const count: Post = { delivered: 0, repeated: 0, late: 0, lost: 0, reversed: 0, forged: 0, forgedTaken: 0 };
  let held: { readonly event: StripeEvent; readonly at: number }[] = [];

  const post = async (world: BillingWorld, event: StripeEvent, how: { readonly secret?: string; readonly age?: number } = {}): Promise<number> => {
    const payload = JSON.stringify(event);
    const signature = signEvent(payload, how.secret ?? world.sandbox.settings.stripeWebhookSecret, Math.floor(Date.now() / 1000) - (how.age ?? 0));
    const response = await fetch(`${world.url}/webhooks/stripe`, { method: 'POST', headers: { 'content-type': 'application/json', 'stripe-signature': signature }, body: payload });
    return response.status;
  };
  const sort = (event: StripeEvent, now: number): StripeEvent[] => {
    const fate = random.next();
    if (fate < 0.06) return (count.lost += 1, []);
    if (fate < 0.14) return (held.push({ event, at: now + random.int(1, 5) * day }), (count.late += 1), []);
    if (fate < 0.24) return ((count.repeated += 1), [event, event, event]);
    return [event];
  };
  const forge = async (world: BillingWorld, event: StripeEvent): Promise<void> => {
    const forged = { ...event, id: `${event.id}f` };
    const how = random.pick<{ readonly secret?: string; readonly age?: number }>([{ secret: 'whsec_somebody_else' }, { age: 3600 }, { age: -3600 }]);
    count.forged += 1;
    if ((await post(world, forged, how)) < 400) count.forgedTaken += 1;
  };
  return {
    count,
    async deliver(world) {
      const fresh = world.sandbox.stripe.store.list('event').filter((event) => wanted.includes(event.type) && !seen.has(event.id));
      for (const event of fresh) seen.add(event.id);
      const due = held.filter(({ at }) => at <= world.now());
      held = held.filter(({ at }) => at > world.now());
      const batch = [...due.map(({ event }) => event), ...fresh.toReversed().flatMap((event) => sort(event, world.now()))];
      if (random.chance(0.5)) {
        batch.reverse();
        count.reversed += 1;
      }
      const [first] = batch;
      if (first && random.chance(0.2)) await forge(world, first);
      for (let i = 0; i < batch.length; i += 8) await Promise.all(batch.slice(i, i + 8).map((event) => post(world, event)));
      count.delivered += batch.length;
    },
  };
}
