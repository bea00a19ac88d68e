import type { App } from '../../../apps/server/src/app.ts';
import type { StripeProvider } from '../../../apps/server/src/providers/index.ts';
import type { BillingWorld } from '../../../apps/server/src/billing/billing-fixture.ts';
import type { NewFault } from '../../sandbox/control/faults.ts';
import type { Random } from '../random.ts';

/** A worker that died here: nothing after this line ran. */
class Killed extends Error {}

export type Trouble = { kills: number; faults: number; outages: number; cuts: number };

type Call = (...args: never[]) => Promise<unknown>;

/** The provider of a worker that dies now and then, right before or right after a call to Stripe. */
function killing(provider: StripeProvider, random: Random, count: Trouble): StripeProvider {
  const die = (): void => {
    if (!random.chance(0.012)) return;
    count.kills += 1;
    throw new Killed('killed');
  };
  return new Proxy(provider, {
    get(target, name, receiver) {
      const call: unknown = Reflect.get(target, name, receiver);
      if (typeof call !== 'function' || name === 'readWebhook') return call;
      return async (...args: never[]) => {
        die();
        const answer: unknown = await (call as Call)(...args);
        die();
        return answer;
      };
    },
  });
}

/** The app as a worker that may die has it. */
export const mortal = (app: App, random: Random, count: Trouble): App => ({ ...app, providers: { ...app.providers, stripe: killing(app.providers.stripe, random, count) } });

const paths = ['/v1/payment_intents', '/confirm', '/v1/customers', '/v1/checkout', '/v1/refunds', '/v1/'] as const;

/** Stripe misbehaves a few times in the coming step, or is away altogether. */
export function breakStripe(world: BillingWorld, random: Random, count: Trouble): void {
  world.sandbox.clearFaults();
  if (random.chance(0.02)) {
    count.outages += 1;
    world.sandbox.addFault({ target: 'stripe', kind: random.pick(['500', '429', 'drop']) });
    return;
  }
  for (let n = random.int(0, 3); n > 0; n -= 1) {
    const kind: NewFault['kind'] = random.pick(['500', '429', 'drop', 'accept-then-drop', 'accept-then-drop', 'accept-then-hang']);
    const times = random.int(1, 3);
    world.sandbox.addFault({ target: 'stripe', kind, path: random.pick(paths), times });
    count.faults += times;
  }
}

/** Cuts one of the server's connections in the middle of whatever it does. */
export async function cutConnection(world: BillingWorld, count: Trouble): Promise<void> {
  const cut = await world.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sysops-server' and datname = current_database() order by random() limit 1`);
  count.cuts += cut.length;
}
