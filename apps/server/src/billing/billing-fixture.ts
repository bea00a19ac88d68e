import { setSimulationClock, enableSimulationClock } from '@sysops/db/connection';
import { day, type Instant } from '@sysops/domain/shared';
import pg from 'pg';
import { v7 } from 'uuid';
import { startSandbox, type Sandbox } from '../../../../tools/sandbox/start-sandbox.ts';
import { createHttpServer } from '../http/create-http-server.ts';
import { registrationOf } from '../testing/make-people.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { stripeEventTypes } from '../providers/index.ts';
import { billingClocks } from './billing.clocks.ts';

type Caller = ReturnType<TestApp['as']>;

/** The server over real HTTP, the sandbox's Stripe in this process, one clock for both. */
export type BillingWorld = AsyncDisposable & {
  readonly opened: TestApp;
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly pool: pg.Pool;
  now(): Instant;
  /** Moves the clock of the database and of the sandbox's Stripe. */
  moveTo(at: Instant): Promise<void>;
  /** Runs every clock of billing until none has anything to do. */
  turn(): Promise<void>;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
};

const start = Date.UTC(2027, 0, 12, 17);

export async function openBillingWorld(given: Readonly<Record<string, string>> = {}, { dataFile = null }: { readonly dataFile?: string | null } = {}): Promise<BillingWorld> {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0, statusDelayMs: 5, stripeWebhookEvents: stripeEventTypes, keep: 500_000, dataFile });
  const opened = await openTestApp({ STRIPE_BASE_URL: sandbox.url, STRIPE_SECRET_KEY: sandbox.settings.stripeSecretKey, STRIPE_WEBHOOK_SECRET: sandbox.settings.stripeWebhookSecret, ...given });
  const server = await createHttpServer(opened.app);
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  sandbox.targets.stripeWebhookUrl = `${url}/webhooks/stripe`;
  const pool = new pg.Pool({ connectionString: opened.app.env.DATABASE_URL, max: 2 });
  pool.on('error', () => {});
  let now = start;
  await enableSimulationClock(pool, new Date(now), 1);
  sandbox.stripe.clock.set(now);
  return {
    opened, sandbox, url, pool,
    now: () => now,
    async moveTo(at) {
      now = at;
      await setSimulationClock(pool, new Date(at), 1);
      sandbox.stripe.clock.set(at);
    },
    async turn() {
      for (let rounds = 0; rounds < 10; rounds += 1) {
        let did = 0;
        for (const clock of billingClocks.filter((c) => c.name !== 'billing.prune')) did += await clock.run(opened.app);
        if (did === 0) return;
      }
    },
    rows: async (sql, values = []) => (await pool.query(sql, values)).rows,
    async [Symbol.asyncDispose]() {
      await server.close();
      await sandbox.close();
      await pool.end();
      await opened[Symbol.asyncDispose]();
    },
  };
}

let made = 0;

export type Buyer = { readonly customerId: string; readonly contractId: string; readonly deviceId: string; readonly me: Caller };

/** Registers a person who wants the plan; it waits for its payment. */
export async function register(world: BillingWorld, planCode = 'home-tv'): Promise<Buyer> {
  made += 1;
  const [contractId, deviceId] = [v7(), v7()];
  const { claim: _claim, ...registration } = registrationOf(7000 + made, 'none');
  await world.opened.as(null).customers.register({ ...registration, purchase: { contractId, planCode, devices: [{ deviceId, category: 'tv', brand: 'Penultimate', model: 'Vista 55' }] } });
  const me = world.opened.as(actorWith('customer', { customerId: registration.customerId }));
  return { customerId: registration.customerId, contractId, deviceId, me };
}

/** What a browser does on the hosted page: chooses a card, answers 3-D Secure. Gives the session's id from the way back, or null when it stays on the page. */
export async function payOnPage(url: string | null, card: string, answer: 'complete' | 'fail' = 'complete'): Promise<string | null> {
  if (url === null) throw new Error('There is no page to pay on');
  let response = await fetch(url, { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' });
  const next = response.headers.get('location');
  if (next?.includes('/stripe/authenticate/')) response = await fetch(new URL(next, url), { method: 'POST', body: new URLSearchParams({ answer }), redirect: 'manual' });
  const back = response.headers.get('location');
  return back === null ? null : new URL(back, url).searchParams.get('session');
}

/** A paid contract with the card that was used on file. */
export async function buyer(world: BillingWorld, card: string, planCode = 'home-tv'): Promise<Buyer> {
  const person = await register(world, planCode);
  const sessionId = await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, card);
  await person.me.billing.finishCheckout({ sessionId: sessionId ?? '' });
  return person;
}

/** A card put on file over the portal. */
export async function changeCardOf(world: BillingWorld, person: Buyer, card: string): Promise<void> {
  const { url } = await person.me.billing.portal({});
  await fetch(url ?? '', { method: 'POST', body: new URLSearchParams({ add: card }), redirect: 'manual' });
  await person.me.billing.refreshCard();
  await world.turn();
}

export const days = (n: number): number => n * day;

/** Successful charges at Stripe for a contract, by period. */
export const chargesAtStripe = (world: BillingWorld, contractId: string): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(world.sandbox.stripe.store.list('payment_intent').filter((p) => p.status === 'succeeded' && p.metadata['contract'] === contractId), (p) => p.metadata['period'] ?? '')].map(([period, all]) => [period, all.length]));
