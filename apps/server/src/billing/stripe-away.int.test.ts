import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestOf } from '../testing/make-people.ts';
import { buyer, chargesAtStripe, days, openBillingWorld, type BillingWorld, type Buyer } from './billing-fixture.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

async function coverOfTicket(person: Buyer): Promise<object> {
  const { ticketId } = await person.me.tickets.raise(requestOf({ id: person.customerId, email: '', phone: '', deviceId: person.deviceId }));
  return (await person.me.tickets.get({ ticketId })).ticket.cover;
}

test('given a renewal that falls due while Stripe is stopped, when tickets are raised meanwhile, then they are covered as before, and the renewal is charged once when it is back', async () => {
  const person = await buyer(world, 'pm_card_visa');
  const { endsAt = 0 } = (await person.me.billing.mine())[0] ?? {};
  await world.moveTo(endsAt - days(2));
  await world.turn();

  await world.sandbox.stopListening();
  await expect(fetch(`${world.sandbox.url}/control/health`)).rejects.toThrow();
  for (const hours of [-24, 10, 34, 58]) {
    await world.moveTo(endsAt + hours * 3_600_000);
    await world.turn();
    expect(await coverOfTicket(person), `${hours} h from the renewal`).toMatchObject({ covered: true, contractId: person.contractId });
  }
  expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });

  await world.sandbox.listenAgain();
  await world.moveTo(endsAt + days(3));
  await world.turn();
  expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
  expect((await person.me.billing.account({})).invoices.map(({ state }) => state)).toEqual(['paid', 'paid']);
  expect(await coverOfTicket(person)).toMatchObject({ covered: true, reason: 'active' });
}, 120_000);
