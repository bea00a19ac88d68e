import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signEvent } from '../../../../tools/sandbox/stripe/stripe-events.ts';
import type { StripeEvent } from '../../../../tools/sandbox/stripe/stripe-objects.ts';
import { requestOf } from '../testing/make-people.ts';
import { buyer, chargesAtStripe, openBillingWorld, payOnPage, register, type BillingWorld, type Buyer } from './billing-fixture.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld({ STRIPE_TIMEOUT_MS: '300' });
  world.sandbox.targets.stripeWebhookUrl = null;
});
afterAll(() => world[Symbol.asyncDispose]());

const now = (): number => Math.floor(Date.now() / 1000);

async function post(payload: string, signature: string): Promise<number> {
  return (await fetch(`${world.url}/webhooks/stripe`, { method: 'POST', headers: { 'content-type': 'application/json', 'stripe-signature': signature }, body: payload })).status;
}

const deliver = (event: StripeEvent): Promise<number> => post(JSON.stringify(event), signEvent(JSON.stringify(event), world.sandbox.settings.stripeWebhookSecret, now()));
const eventsSoFar = (): StripeEvent[] => world.sandbox.stripe.store.list('event');

/** What is stored of a contract's money, without times. */
const substance = (person: Buyer) => world.rows(
  `select c.status, c.paid_through, p.period, p.state, (select array_agg(a.state || ':' || a.kind order by a.n) from charge_attempt a where a.contract_id = c.id and a.period = p.period) as tries
   from contract c join billing_period p on p.contract_id = c.id where c.id = $1 order by p.period`, [person.contractId]);

/** A contract that was paid, failed and paid again, of which the server has heard nothing but what it did itself. */
async function lived(): Promise<{ person: Buyer; events: StripeEvent[] }> {
  const person = await register(world);
  const before = new Set(eventsSoFar().map(({ id }) => id));
  await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, 'pm_card_visa_chargeDeclined');
  await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, 'pm_card_visa');
  return { person, events: eventsSoFar().filter(({ id }) => !before.has(id)) };
}

describe('webhooks of one contract', () => {
  test('end in one state in whatever order and however often they come', async () => {
    const expected = [{ status: 'active', paid_through: 1, period: 1, state: 'paid', tries: ['succeeded:checkout'] }];
    await fc.assert(fc.asyncProperty(fc.infiniteStream(fc.nat()), async (stream) => {
      const { person, events } = await lived();
      const pick = (n: number): number => (stream.next().value ?? 0) % n;
      const order = [...events, ...events.filter(() => pick(2) === 0)].toSorted(() => pick(3) - 1);
      const statuses = await Promise.all(order.map(deliver));
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect(await substance(person)).toEqual(expected);
      expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
      expect(await world.rows(`select id from stripe_event where id = any($1)`, [events.map((e) => e.id)])).toHaveLength(events.length);
    }), { numRuns: 8 });
  });

  test('that are forged, changed, stale or from the future are refused and leave nothing', async () => {
    const { person, events } = await lived();
    const [event] = events;
    const payload = JSON.stringify(event);
    const secret = world.sandbox.settings.stripeWebhookSecret;
    const refused = [
      await post(payload, signEvent(payload, 'whsec_other', now())),
      await post(payload.replace('evt_', 'evT_'), signEvent(payload, secret, now())),
      await post(payload, signEvent(payload, secret, now() - 3600)),
      await post(payload, signEvent(payload, secret, now() + 3600)),
      await post(payload, ''),
      await post('', signEvent('', secret, now())),
      await post('{"a":', signEvent('{"a":', secret, now())),
    ];
    expect(refused).toEqual(refused.map(() => 400));
    expect(await world.rows(`select 1 from stripe_event where id = $1`, [event?.id])).toEqual([]);
    expect(await person.me.billing.mine()).toMatchObject([{ status: 'pending' }]);
  });

  test('get an answer that is not 2xx while Stripe cannot be read, and their work is done later without them', async () => {
    const { person, events } = await lived();
    const completed = events.find(({ type }) => type === 'checkout.session.completed');
    if (!completed) throw new Error('There is no such event');
    world.sandbox.addFault({ target: 'stripe', kind: '500' });
    expect(await deliver(completed)).toBe(503);
    expect(await person.me.billing.mine()).toMatchObject([{ status: 'pending' }]);
    world.sandbox.clearFaults();
    await world.moveTo(world.now() + 3 * 60_000);
    await world.turn();
    expect(await person.me.billing.mine()).toMatchObject([{ status: 'active' }]);
  });
});

describe('while Stripe is away', () => {
  test('tickets are raised with their cover, and what is owed is charged when it is back', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const endsAt = (await person.me.billing.mine())[0]?.endsAt ?? 0;
    await world.moveTo(endsAt - 5 * 86_400_000);
    await world.turn();
    world.sandbox.addFault({ target: 'stripe', kind: 'drop' });
    await world.moveTo(endsAt + 12 * 3_600_000);
    await world.turn();
    const { ticketId } = await person.me.tickets.raise(requestOf({ id: person.customerId, email: '', phone: '', deviceId: person.deviceId }));
    expect((await person.me.tickets.get({ ticketId })).ticket.cover).toMatchObject({ covered: true, reason: 'grace' });
    expect((await person.me.billing.mine())[0]).toMatchObject({ status: 'active' });
    expect(await world.rows(`select 1 from contract_history where contract_id = $1 and type = 'ChargeFailed'`, [person.contractId])).toEqual([]);
    world.sandbox.clearFaults();
    await world.moveTo(endsAt + 14 * 3_600_000);
    await world.turn();
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
    expect((await person.me.billing.mine())[0]?.endsAt).toBeGreaterThan(endsAt);
  });
});
