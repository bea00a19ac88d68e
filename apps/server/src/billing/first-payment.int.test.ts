import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { registrationOf, sellPlan } from '../testing/make-people.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, chargesAtStripe, openBillingWorld, payOnPage, register, type BillingWorld } from './billing-fixture.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

describe('a plan bought on the website', () => {
  test('covers as soon as the return page has asked, also when the webhook never comes', async () => {
    world.sandbox.addFault({ target: 'stripe', kind: 'no-callback' });
    const person = await register(world);
    expect(await person.me.billing.mine()).toMatchObject([{ status: 'pending', plan: { code: 'home-tv' } }]);
    const { url } = await person.me.billing.checkout({ contractId: person.contractId });
    const sessionId = await payOnPage(url, 'pm_card_visa');
    expect(await person.me.billing.mine()).toMatchObject([{ status: 'pending' }]);
    expect(await person.me.billing.finishCheckout({ sessionId: sessionId ?? '' })).toMatchObject({ state: 'done', contract: { status: 'active' } });
    expect((await person.me.billing.cover()).find((c) => c.deviceId === person.deviceId)?.verdict).toMatchObject({ covered: true, reason: 'active' });
    const account = await person.me.billing.account({});
    expect(account.card).toMatchObject({ last4: '4242' });
    expect(account.invoices).toMatchObject([{ totalCents: 8216, state: 'paid' }]);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
    world.sandbox.clearFaults();
  });

  test('covers by the webhook alone when nobody comes back', async () => {
    const person = await register(world);
    await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, 'pm_card_visa');
    await expect.poll(async () => (await person.me.billing.mine())[0]?.status, { timeout: 5000 }).toBe('active');
    await expect.poll(async () => (await world.rows(`select 1 from stripe_event where done_at is null`)).length, { timeout: 5000 }).toBe(0);
  });

  test('covers by the clock when neither happens', async () => {
    world.sandbox.addFault({ target: 'stripe', kind: 'no-callback' });
    const person = await register(world);
    await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, 'pm_card_visa');
    await world.moveTo(world.now() + 90_000);
    await world.turn();
    expect(await person.me.billing.mine()).toMatchObject([{ status: 'active' }]);
    world.sandbox.clearFaults();
  });

  test('a refused card keeps the page open; 3-D Secure pays after the bank has asked', async () => {
    const person = await register(world);
    const { url } = await person.me.billing.checkout({ contractId: person.contractId });
    expect(await payOnPage(url, 'pm_card_visa_chargeDeclined')).toBeNull();
    expect((await person.me.billing.checkout({ contractId: person.contractId })).url).toBe(url);
    await payOnPage(url, 'pm_card_authenticationRequiredOnSetup', 'fail');
    expect(await person.me.billing.mine()).toMatchObject([{ status: 'pending' }]);
    const sessionId = await payOnPage(url, 'pm_card_authenticationRequiredOnSetup');
    expect(await person.me.billing.finishCheckout({ sessionId: sessionId ?? '' })).toMatchObject({ state: 'done', contract: { status: 'active' } });
    expect(await person.me.billing.checkout({ contractId: person.contractId })).toEqual({ url: null });
  });

  test('that nobody pays ends after a day, and can be taken up again', async () => {
    const person = await register(world);
    await person.me.billing.checkout({ contractId: person.contractId });
    await world.moveTo(world.now() + 25 * 3_600_000);
    await world.turn();
    expect(await person.me.billing.mine()).toMatchObject([{ status: 'ended', endReason: 'never_paid' }]);
    const { url } = await person.me.billing.checkout({ contractId: person.contractId });
    await person.me.billing.finishCheckout({ sessionId: (await payOnPage(url, 'pm_card_visa')) ?? '' });
    expect(await person.me.billing.mine()).toMatchObject([{ status: 'active' }]);
  });

  test('while Stripe does not answer, buying says so, and asking again is the same purchase', async () => {
    const person = await register(world);
    world.sandbox.addFault({ target: 'stripe', kind: 'accept-then-drop', path: '/v1/checkout/sessions', times: 2 });
    await expect(person.me.billing.checkout({ contractId: person.contractId })).rejects.toThrow(/does not answer/);
    const { url } = await person.me.billing.checkout({ contractId: person.contractId });
    expect(url).toContain('/stripe/checkout/');
    expect(world.sandbox.stripe.store.list('checkout.session').filter((s) => s.url !== null && s.metadata['link'] !== undefined && s.customer !== null && url?.endsWith(s.id))).toHaveLength(1);
  });

  test('whom Stripe does not have any more is made anew there, and pays', async () => {
    const person = await register(world);
    await person.me.billing.portal({});
    await world.rows(`update billing_profile set stripe_customer_id = 'cus_gone' where customer_id = $1`, [person.customerId]);
    const sessionId = await payOnPage((await person.me.billing.checkout({ contractId: person.contractId })).url, 'pm_card_visa');
    expect(await person.me.billing.finishCheckout({ sessionId: sessionId ?? '' })).toMatchObject({ state: 'done', contract: { status: 'active' } });
    expect((await person.me.billing.account({})).card).toMatchObject({ last4: '4242' });
  });

  test('somebody else’s checkout and contract are not there', async () => {
    const [one, other] = [await buyer(world, 'pm_card_visa'), await register(world)];
    await expect(other.me.billing.checkout({ contractId: one.contractId })).rejects.toThrow(/no such plan/);
    await expect(other.me.billing.cancel({ commandId: v7(), contractId: one.contractId })).rejects.toThrow(/no such plan/);
    await expect(other.me.billing.account({ customerId: one.customerId })).rejects.toThrow(/no such customer/);
    const [session] = world.sandbox.stripe.store.list('checkout.session').filter((s) => s.status === 'complete');
    await expect(other.me.billing.finishCheckout({ sessionId: session?.id ?? '' })).rejects.toThrow(/no such checkout/);
  });
});

test('a till sale is covered by its claim; the card goes on file by the hosted page, and nothing is charged', async () => {
  await sellPlan(world.opened, 'TILL-1');
  await world.rows(`update contract set starts_at = app.now() - interval '1 day', ends_at = app.now() + interval '364 days' where receipt_number = 'TILL-1'`);
  const wish = registrationOf(7901, 'TILL-1');
  await world.opened.as(null).customers.register(wish);
  const me = world.opened.as(actorWith('customer', { customerId: wish.customerId }));
  expect(await me.billing.mine()).toMatchObject([{ status: 'active', receiptNumber: 'TILL-1' }]);
  expect((await me.billing.account({})).card).toBeNull();
  const { url } = await me.billing.setupCard({});
  expect(await me.billing.finishCheckout({ sessionId: (await payOnPage(url, 'pm_card_visa')) ?? '' })).toMatchObject({ state: 'done' });
  expect((await me.billing.account({})).card).toMatchObject({ last4: '4242' });
  const contractId = (await me.billing.mine())[0]?.id ?? '';
  expect(chargesAtStripe(world, contractId)).toEqual({});
});
