import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registrationOf, sellPlan } from '../testing/make-people.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, chargesAtStripe, days, openBillingWorld, payOnPage, register, type BillingWorld, type Buyer } from './billing-fixture.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const ann = actorWith('agent');
const agent = () => world.opened.as(ann);
const nobody = () => world.opened.as(null);

const actsOf = async (customerId: string): Promise<string[]> => (await agent().billing.acts({ customerId })).map(({ act, about, by }) => `${act}${about === null ? '' : ` (${about})`} by ${by.role}`).toReversed();
const tokenOf = async (type: string, name: string, customerId: string): Promise<string> => (await world.rows<{ token: string }>(`select payload->>$1 as token from outbox_event where type = $2 and payload->>'customerId' = $3 order by seq desc limit 1`, [name, type, customerId]))[0]?.token ?? '';
const payTokenOf = ({ customerId }: Pick<Buyer, 'customerId'>) => tokenOf('PayLinkSent', 'payToken', customerId);
const cardTokenOf = ({ customerId }: Pick<Buyer, 'customerId'>) => tokenOf('CardLinkSent', 'cardToken', customerId);

describe('what an agent does for a caller', () => {
  test('cancels, takes it back, and changes devices; each act once, with both persons in the record', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const { contractId, customerId } = person;
    const cancel = { commandId: v7(), contractId };
    expect(await agent().billing.cancel(cancel)).toMatchObject({ status: 'active', cancelAtPeriodEnd: true });
    await agent().billing.cancel(cancel);
    expect(await agent().billing.resume({ commandId: v7(), contractId })).toMatchObject({ cancelAtPeriodEnd: false });
    const device = { deviceId: v7(), category: 'tv' as const, brand: 'Lumen', model: 'Frame 43', serial: 'LU1' };
    await agent().billing.addDevice({ commandId: v7(), contractId, device });
    const fixed = await agent().billing.correctDevice({ commandId: v7(), contractId, deviceId: device.deviceId, brand: 'Lumen', model: 'Frame 43', serial: 'LU-0001', purchasedAt: Date.UTC(2026, 10, 2) });
    expect(fixed.devices.find(({ id }) => id === device.deviceId)).toMatchObject({ serial: 'LU-0001', purchasedAt: Date.UTC(2026, 10, 2) });
    await agent().billing.removeDevice({ commandId: v7(), contractId, deviceId: device.deviceId });
    expect(await actsOf(customerId)).toEqual([
      'registered by customer', 'plan_cancelled (TV Care) by agent', 'plan_resumed (TV Care) by agent', 'device_added (Lumen Frame 43, TV Care) by agent', 'device_corrected (Lumen Frame 43, TV Care) by agent', 'device_removed (Lumen Frame 43, TV Care) by agent',
    ]);
    expect((await agent().billing.acts({ customerId }))[0]?.by).toEqual({ name: ann.name, role: 'agent' });
  });

  test('buys a plan and claims a receipt; the customer’s own acts are his own', async () => {
    const person = await register(world);
    await sellPlan(world.opened, 'FC-1');
    await agent().billing.buy({ commandId: v7(), customerId: person.customerId, contractId: v7(), planCode: 'home-audio', devices: [{ deviceId: v7(), category: 'stereo', brand: 'Penultimate', model: 'Duo' }] });
    await agent().billing.claim({ commandId: v7(), customerId: person.customerId, receiptNumber: 'FC-1', zip: '10001' });
    await person.me.billing.cancel({ commandId: v7(), contractId: person.contractId });
    expect(await actsOf(person.customerId)).toEqual(['registered by customer', 'plan_bought (Audio Care) by agent', 'plan_claimed (TV Care) by agent', 'plan_cancelled (TV Care) by customer']);
  });

  test('must say for whom, and the rules are those of the customer', async () => {
    await expect(agent().billing.claim({ commandId: v7(), receiptNumber: 'FC-1', zip: '10001' })).rejects.toThrow(/choose the customer/);
    const person = await buyer(world, 'pm_card_visa');
    await expect(agent().billing.addDevice({ commandId: v7(), contractId: person.contractId, device: { deviceId: v7(), category: 'stereo', brand: 'Penultimate', model: 'Duo' } })).rejects.toThrow(/does not cover a stereo/);
    const correction = { contractId: person.contractId, deviceId: person.deviceId, brand: 'Penultimate', model: 'Vista 55', serial: '' };
    await expect(agent().billing.correctDevice({ ...correction, commandId: v7(), purchasedAt: world.now() + days(30) })).rejects.toThrow(/in the future/);
    await expect(agent().billing.correctDevice({ ...correction, commandId: v7(), deviceId: v7(), purchasedAt: null })).rejects.toThrow(/not on the plan/);
    const other = await register(world);
    await expect(other.me.billing.correctDevice({ ...correction, commandId: v7(), purchasedAt: null })).rejects.toThrow(/no such plan/);
    expect(await actsOf(person.customerId)).toEqual(['registered by customer']);
  });
});

describe('the link to pay', () => {
  test('pays the first period on the hosted page without a sign-in; a second press sends it once', async () => {
    const person = await register(world);
    const command = { commandId: v7(), contractId: person.contractId };
    await agent().billing.sendPayLink(command);
    await agent().billing.sendPayLink(command);
    expect(await world.rows(`select 1 from outbox_event where type = 'PayLinkSent' and payload->>'customerId' = $1`, [person.customerId])).toHaveLength(1);
    const token = await payTokenOf(person);
    expect(await nobody().billing.payLink({ token })).toMatchObject({ state: 'owed', planName: 'TV Care' });
    const { url } = await nobody().billing.payByLink({ token });
    const [session] = world.sandbox.stripe.store.list('checkout.session').filter((s) => url?.endsWith(s.id));
    // Whoever turns back on the hosted page has not signed in.
    expect(new URL(session?.cancel_url ?? '').pathname).toBe(`/pay/${token}`);
    await payOnPage(url, 'pm_card_visa');
    await world.turn();
    expect(await nobody().billing.payLink({ token })).toMatchObject({ state: 'paid' });
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
    await expect(agent().billing.sendPayLink({ commandId: v7(), contractId: person.contractId })).rejects.toThrow(/nothing to pay/);
    expect(await actsOf(person.customerId)).toEqual(['registered by customer', 'pay_link_sent (TV Care) by agent']);
  });
});

describe('the link to put a card on file', () => {
  test('opens the hosted page without a sign-in and charges nothing; it shows nothing of the person and ends after a week', async () => {
    await sellPlan(world.opened, 'FC-2');
    const wish = registrationOf(7951, 'FC-2');
    await nobody().customers.register(wish);
    await agent().billing.sendCardLink({ commandId: v7(), customerId: wish.customerId });
    const token = await cardTokenOf(wish);
    expect(await nobody().billing.cardLink({ token })).toEqual({ state: 'open' });
    const { url } = await nobody().billing.cardByLink({ token });
    const sessionId = (await payOnPage(url, 'pm_card_visa')) ?? '';
    expect(await nobody().billing.cardLink({ token, sessionId })).toEqual({ state: 'done' });
    const account = await agent().billing.account({ customerId: wish.customerId });
    expect(account.card).toMatchObject({ last4: '4242' });
    expect(chargesAtStripe(world, account.contracts[0]?.contract.id ?? '')).toEqual({});
    expect(await actsOf(wish.customerId)).toEqual(['registered by customer', 'card_link_sent by agent']);
    await world.moveTo(world.now() + days(8));
    expect(await nobody().billing.cardLink({ token })).toEqual({ state: 'over' });
    await expect(nobody().billing.cardByLink({ token })).rejects.toThrow(/too old/);
  });

  test('of another person’s session says nothing, and a forged one is none', async () => {
    const [person, other] = [await buyer(world, 'pm_card_visa'), await buyer(world, 'pm_card_visa')];
    await agent().billing.sendCardLink({ commandId: v7(), customerId: person.customerId });
    const token = await cardTokenOf(person);
    const { url } = await other.me.billing.setupCard({});
    const sessionId = (await payOnPage(url, 'pm_card_visa')) ?? '';
    expect(await nobody().billing.cardLink({ token, sessionId })).toEqual({ state: 'waiting' });
    for (const forged of [`${token.slice(0, -2)}xx`, token.replace(person.customerId, other.customerId), token.replace(/\.\d{13}\./, '.9999999999999.')]) await expect(nobody().billing.cardByLink({ token: forged })).rejects.toThrow(/not complete/);
  });

  test('is not sent where there is nothing to renew, or nobody', async () => {
    const person = await register(world);
    await person.me.billing.cancel({ commandId: v7(), contractId: person.contractId });
    await expect(agent().billing.sendCardLink({ commandId: v7(), customerId: person.customerId })).rejects.toThrow(/no plan that a card would renew/);
    await expect(agent().billing.sendCardLink({ commandId: v7(), customerId: v7() })).rejects.toThrow(/no such customer/);
  });
});

test('the same television bought again is covered, also by its entry under the plan that has ended', async () => {
  const person = await buyer(world, 'pm_card_visa');
  await person.me.billing.correctDevice({ commandId: v7(), contractId: person.contractId, deviceId: person.deviceId, brand: 'Penultimate', model: 'Vista 55', serial: 'PE 77', purchasedAt: null });
  await world.rows(`update contract set status = 'ended', ended_at = app.now(), end_reason = 'cancelled' where id = $1`, [person.contractId]);
  const verdict = async () => (await person.me.billing.cover()).find(({ deviceId }) => deviceId === person.deviceId)?.verdict;
  expect(await verdict()).toMatchObject({ covered: false, reason: 'ended' });
  const contractId = v7();
  await person.me.billing.buy({ commandId: v7(), contractId, planCode: 'home-tv', devices: [{ deviceId: v7(), category: 'tv', brand: 'Penultimate', model: 'Vista 55', serial: 'PE-77' }] });
  await person.me.billing.finishCheckout({ sessionId: (await payOnPage((await person.me.billing.checkout({ contractId })).url, 'pm_card_visa')) ?? '' });
  expect(await verdict()).toMatchObject({ covered: true, contractId });
});
