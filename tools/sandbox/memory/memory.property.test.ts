import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { startSandbox } from '../start-sandbox.ts';
import type { Sandbox } from '../start-sandbox.ts';
import { testCards } from '../stripe/test-cards.ts';
import { connectStripe } from '../test-clients.ts';

/** What a client has seen so far, so that later calls are about something. */
interface Seen {
  readonly customers: string[];
  readonly payments: string[];
  readonly sessions: string[];
}

type Deed = (stripe: Stripe, key: { readonly idempotencyKey: string }) => Promise<unknown>;
/** A call of the API with its key, to be made any number of times. */
type KeyedCall = (stripe: Stripe) => Promise<unknown>;

const card = fc.constantFrom(...testCards.map(({ token }) => token));
/** An index into what there is at that time. */
const which = fc.nat(7);
const act = fc.oneof(
  fc.record({ do: fc.constant('customer' as const), name: fc.string({ minLength: 1, maxLength: 20 }), metadata: fc.dictionary(fc.stringMatching(/^[\w$]{1,10}$/), fc.string({ minLength: 1, maxLength: 20 }), { maxKeys: 3 }) }),
  fc.record({ do: fc.constant('save' as const), which, card }),
  fc.record({ do: fc.constant('pay' as const), which, card, amount: fc.integer({ min: 40, max: 20_000 }), offSession: fc.boolean() }),
  fc.record({ do: fc.constant('refund' as const), which, amount: fc.option(fc.integer({ min: 1, max: 5_000 })) }),
  fc.record({ do: fc.constant('cancel' as const), which }),
  fc.record({ do: fc.constant('drop' as const), which }),
  fc.record({ do: fc.constant('checkout' as const), which, cents: fc.integer({ min: 50, max: 9_000 }) }),
  fc.record({ do: fc.constant('press' as const), which, card }),
  fc.record({ do: fc.constant('portal' as const), which }),
  // Never near the minute that banks take or the day that a page is open, so that real time decides nothing.
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(7, 61, 200_000) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const at = (ids: readonly string[], n: number): string => ids[n % Math.max(ids.length, 1)] ?? 'none';

/** The call of an act, its parameters settled now, so that it can be made again word for word. Null: it is none of the API. */
function deedOf(act: Act, seen: Seen): Deed | null {
  const customer = 'which' in act ? at(seen.customers, act.which) : '';
  const payment = 'which' in act ? at(seen.payments, act.which) : '';
  switch (act.do) {
    case 'customer': return (stripe, key) => stripe.customers.create({ name: act.name, metadata: act.metadata }, key);
    case 'save': return (stripe, key) => stripe.setupIntents.create({ customer, payment_method: act.card, confirm: true }, key);
    case 'pay': return (stripe, key) => stripe.paymentIntents.create({ amount: act.amount, currency: 'usd', customer, payment_method: act.card, confirm: true, off_session: act.offSession, expand: ['latest_charge'] }, key);
    case 'refund': return (stripe, key) => stripe.refunds.create({ payment_intent: payment, ...(act.amount === null ? {} : { amount: act.amount }) }, key);
    case 'cancel': return (stripe, key) => stripe.paymentIntents.cancel(payment, {}, key);
    case 'checkout': return (stripe, key) => stripe.checkout.sessions.create({ mode: 'payment', customer, success_url: 'https://shop.example', line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: act.cents, product_data: { name: 'Plan' } } }] }, key);
    case 'portal': return (stripe, key) => stripe.billingPortal.sessions.create({ customer, return_url: 'https://shop.example' }, key);
    case 'drop': case 'press': case 'wait': return null;
  }
}

/** What came of a call, in words that can be compared: the object or the refusal. */
const outcome = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (value): unknown => JSON.parse(JSON.stringify(value)),
    ({ type, code, statusCode, message, payment_intent: intent }: Stripe.errors.StripeError): unknown => ({ type, code, statusCode, message, intent: JSON.stringify(intent ?? null) }),
  );

function note(seen: Seen, { do: kind }: Act, answer: unknown): void {
  const id = answer && typeof answer === 'object' && 'id' in answer ? String(answer.id) : null;
  if (id === null) return;
  if (kind === 'customer') seen.customers.push(id);
  if (kind === 'pay') seen.payments.push(id);
  if (kind === 'checkout') seen.sessions.push(id);
}

/** Plays the acts and gives every call of the API with its key. */
async function play(sandbox: Sandbox, acts: readonly Act[]): Promise<{ readonly seen: Seen; readonly calls: readonly KeyedCall[] }> {
  const stripe = connectStripe(sandbox);
  const seen: Seen = { customers: [], payments: [], sessions: [] };
  const calls: KeyedCall[] = [];
  for (const act of acts) {
    if (act.do === 'wait') sandbox.stripe.clock.set(sandbox.stripe.clock.now() + act.seconds * 1000);
    else if (act.do === 'drop') await outcome(stripe.customers.del(at(seen.customers, act.which)));
    else if (act.do === 'press') await fetch(`${sandbox.url}/stripe/checkout/${at(seen.sessions, act.which)}`, { method: 'POST', body: new URLSearchParams({ card: act.card }), redirect: 'manual' });
    else {
      const deed = deedOf(act, seen);
      if (!deed) continue;
      const key = { idempotencyKey: `call-${calls.length}` };
      const call: KeyedCall = (client) => deed(client, key);
      calls.push(call);
      note(seen, act, await outcome(call(stripe)));
    }
  }
  return { seen, calls };
}

/** Everything that a client can ask, and every call made again with its key. */
async function ask(sandbox: Sandbox, { seen, calls }: { readonly seen: Seen; readonly calls: readonly KeyedCall[] }): Promise<unknown> {
  const stripe = connectStripe(sandbox);
  const all = { limit: 100 };
  const again: unknown[] = [];
  for (const call of calls) again.push(await outcome(call(stripe)));
  const one = (ids: readonly string[], read: (id: string) => Promise<unknown>): Promise<unknown[]> => Promise.all(ids.map((id) => outcome(read(id))));
  return {
    sessions: await one(seen.sessions, (id) => stripe.checkout.sessions.retrieve(id)),
    pages: await one(seen.sessions, async (id) => (await fetch(`${sandbox.url}/stripe/checkout/${id}`)).text()),
    customers: await outcome(stripe.customers.list(all)),
    each: await one(seen.customers, (id) => stripe.customers.retrieve(id, { expand: ['invoice_settings.default_payment_method'] })),
    cards: await one(seen.customers, (id) => stripe.customers.listPaymentMethods(id)),
    payments: await outcome(stripe.paymentIntents.list(all)),
    charged: await one(seen.payments, (id) => stripe.paymentIntents.retrieve(id, { expand: ['latest_charge', 'payment_method'] })),
    refunds: await outcome(stripe.refunds.list(all)),
    events: await outcome(stripe.events.list(all)),
    again,
    minutesAhead: Math.round(sandbox.stripe.clock.ahead() / 60_000),
  };
}

test('given any calls of the API, when the sandbox stops and another one starts on its file, then every read and every repeated call is answered as before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sysops-memory-'));
  let files = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25, size: 'max' }), async (acts) => {
        const settings = { port: 0, smtpPort: 0, publicUrl: 'http://sandbox.example', dataFile: join(folder, String((files += 1))) };
        const before = await startSandbox(settings);
        const played = await play(before, acts);
        const answers = await ask(before, played);
        await before.close();
        await using after = await startSandbox(settings);
        expect(await ask(after, played)).toEqual(answers);
      }),
      { numRuns: 40 },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
