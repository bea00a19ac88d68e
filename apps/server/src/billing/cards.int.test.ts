import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signEvent } from '../../../../tools/sandbox/stripe/stripe-events.ts';
import { buyer, changeCardOf, chargesAtStripe, days, openBillingWorld, payOnPage, register, type BillingWorld, type Buyer } from './billing-fixture.ts';
import { changeCard } from './note-card.ts';
import { warnOfCards } from './send-notices.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
  world.sandbox.targets.stripeWebhookUrl = null;
});
afterAll(() => world[Symbol.asyncDispose]());

const cardOf = async (person: Buyer) => (await person.me.billing.account({})).card?.last4;
const statusOf = async (person: Buyer) => (await person.me.billing.mine())[0]?.status;

async function defaultAtStripe(person: Buyer): Promise<string> {
  const [row] = await world.rows<{ id: string }>('select stripe_customer_id as id from billing_profile where customer_id = $1', [person.customerId]);
  const method = world.sandbox.stripe.store.get('customer', row?.id ?? '').invoice_settings.default_payment_method;
  return method === null ? 'none' : world.sandbox.stripe.store.get('payment_method', method).card.last4;
}

/** Delivers the events of a kind about a customer that nobody has heard of yet. */
async function deliver(type: string): Promise<void> {
  for (const event of world.sandbox.stripe.store.list('event').filter((e) => e.type === type)) {
    const payload = JSON.stringify(event);
    await fetch(`${world.url}/webhooks/stripe`, { method: 'POST', headers: { 'content-type': 'application/json', 'stripe-signature': signEvent(payload, world.sandbox.settings.stripeWebhookSecret, Math.floor(Date.now() / 1000)) }, body: payload });
  }
}

async function portal(person: Buyer, form: Record<string, string>): Promise<void> {
  const { url } = await person.me.billing.portal({});
  await fetch(url ?? '', { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

async function toRenewal(person: Buyer): Promise<void> {
  const { endsAt = 0 } = (await person.me.billing.mine())[0] ?? {};
  await world.moveTo(endsAt - days(2));
  await world.turn();
  await world.moveTo(endsAt + 9.5 * 3_600_000);
  await world.turn();
}

describe('given a card that was changed in the portal after a purchase', () => {
  test('when the page of the purchase is opened again, then the new card stays', async () => {
    const person = await register(world);
    const sessionId = (await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, 'pm_card_visa')) ?? '';
    expect(await person.me.billing.finishCheckout({ sessionId })).toMatchObject({ state: 'done' });
    await changeCardOf(world, person, 'pm_card_sandbox_renewalInsufficientFunds');
    expect(await person.me.billing.finishCheckout({ sessionId })).toMatchObject({ state: 'done' });
    expect([await cardOf(person), await defaultAtStripe(person)]).toEqual(['7771', '7771']);
  });

  test('when the event of the purchase comes late, then the new card stays', async () => {
    const person = await register(world);
    await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, 'pm_card_visa');
    await portal(person, { add: 'pm_card_sandbox_renewalInsufficientFunds' });
    await person.me.billing.refreshCard();
    await deliver('checkout.session.completed');
    expect(await statusOf(person)).toBe('active');
    expect([await cardOf(person), await defaultAtStripe(person)]).toEqual(['7771', '7771']);
  });

  test('when a setup page is finished late, then a card that was chosen meanwhile stays', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const setup = (await payOnPage((await person.me.billing.setupCard({})).url, 'pm_card_sandbox_renewalStolen')) ?? '';
    await portal(person, { add: 'pm_card_sandbox_renewalInsufficientFunds' });
    await person.me.billing.refreshCard();
    await person.me.billing.finishCheckout({ sessionId: setup });
    expect(await defaultAtStripe(person)).toBe('7771');
  });
});

test('given a payment whose worker died before the card was kept, when the clocks run, then the card is the default one', async () => {
  const person = await register(world);
  const sessionId = (await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, 'pm_card_visa')) ?? '';
  world.sandbox.addFault({ target: 'stripe', kind: '500', path: '/v1/customers' });
  await person.me.billing.finishCheckout({ sessionId });
  expect(await statusOf(person)).toBe('active');
  world.sandbox.clearFaults();
  await world.moveTo(world.now() + 3 * 60_000);
  await world.turn();
  expect([await cardOf(person), await defaultAtStripe(person)]).toEqual(['4242', '4242']);
});

describe('given a plan in grace whose card was refused for good', () => {
  test('when another card is on file and the worker dies before it has planned the retry, then the plan is paid all the same', async () => {
    const person = await buyer(world, 'pm_card_sandbox_renewalStolen');
    await toRenewal(person);
    expect(await statusOf(person)).toBe('grace');
    await portal(person, { add: 'pm_card_visa' });
    await world.rows(`create function dead() returns trigger language plpgsql as $$ begin raise exception 'dead'; end $$`);
    await world.rows(`create trigger dead before update on billing_period for each row execute function dead()`);
    await expect(changeCard(world.opened.app, person.customerId)).rejects.toThrow(/dead/);
    await world.rows(`drop trigger dead on billing_period`);
    await person.me.billing.refreshCard();
    await world.turn();
    expect(await statusOf(person)).toBe('active');
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
  });

  test('when the notice about expiring cards is the first to see another card, then the plan is paid with it', async () => {
    const person = await buyer(world, 'pm_card_sandbox_renewalStolen');
    await toRenewal(person);
    await portal(person, { add: 'pm_card_visa' });
    await world.rows(`update billing_profile set card = jsonb_set(jsonb_set(card, '{expYear}', to_jsonb(extract(year from app.now() + interval '10 days')::int)), '{expMonth}', to_jsonb(extract(month from app.now() + interval '10 days')::int)) where customer_id = $1`, [person.customerId]);
    await warnOfCards(world.opened.app);
    await world.turn();
    expect(await statusOf(person)).toBe('active');
  });

  test('when another card of the same kind, number and date is on file, then it is another card', async () => {
    const person = await buyer(world, 'pm_card_sandbox_renewalStolen');
    await toRenewal(person);
    const triesOf = async () => (await world.rows(`select 1 from charge_attempt where contract_id = $1 and period = 2`, [person.contractId])).length;
    await changeCardOf(world, person, 'pm_card_sandbox_renewalStolen');
    expect(await triesOf()).toBe(2);
    await changeCardOf(world, person, 'pm_card_sandbox_renewalStolen');
    expect(await triesOf()).toBe(3);
    await person.me.billing.refreshCard();
    await world.turn();
    expect(await triesOf()).toBe(3);
  });
});
