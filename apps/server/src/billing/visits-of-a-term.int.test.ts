import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestOf } from '../testing/make-people.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, days, openBillingWorld, payOnPage, type BillingWorld, type Buyer } from './billing-fixture.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
  await world.opened.as(actorWith('admin')).billing.newPlanVersion({ commandId: v7(), planVersionId: v7(), code: 'home-tv', name: 'TV Care', priceCents: 7900, term: 'year', tier: 'standard', categories: ['tv'], visits: 1, regions: null, onSale: true });
});
afterAll(() => world[Symbol.asyncDispose]());

const contractOf = async (person: Buyer) => (await person.me.billing.mine())[0];
const endsAt = async (person: Buyer): Promise<number> => (await contractOf(person))?.endsAt ?? 0;

/** Raises a ticket about the device; what its cover was decided by. */
async function raise(person: Buyer): Promise<string> {
  const { ticketId } = await person.me.tickets.raise(requestOf({ id: person.customerId, email: '', phone: '', deviceId: person.deviceId }));
  return (await person.me.tickets.get({ ticketId })).ticket.cover.reason;
}

/** The renewal is planned and announced, and at half past nine of its day charged. */
async function renew(person: Buyer): Promise<number> {
  const renewsAt = await endsAt(person);
  for (const before of [30, 7]) {
    await world.moveTo(renewsAt - days(before) + 3_600_000);
    await world.turn();
  }
  await world.moveTo(renewsAt);
  return renewsAt;
}

const charge = async (renewsAt: number): Promise<void> => {
  await world.moveTo(renewsAt + 9.5 * 3_600_000);
  await world.turn();
};

test('a new term has its visits anew from its first instant, and its payment changes no count', async () => {
  const person = await buyer(world, 'pm_card_visa');
  expect([await raise(person), await raise(person)]).toEqual(['active', 'visits_used']);
  const renewsAt = await renew(person);
  await world.moveTo(renewsAt - 1000);
  expect(await raise(person)).toBe('visits_used');
  expect((await contractOf(person))?.visits).toEqual({ included: 1, used: 1, until: renewsAt });
  await world.moveTo(renewsAt);
  expect((await contractOf(person))?.visits).toMatchObject({ included: 1, used: 0 });
  expect([await raise(person), await raise(person)]).toEqual(['grace', 'visits_used']);
  await charge(renewsAt);
  expect(await contractOf(person)).toMatchObject({ status: 'active', visits: { used: 1, until: await endsAt(person) } });
  expect(await raise(person)).toBe('visits_used');
});

test('a term that is unpaid gives its visits once: in grace, while suspended, and when it is paid at last', async () => {
  const person = await buyer(world, 'pm_card_sandbox_renewalInsufficientFunds');
  const renewsAt = await renew(person);
  await charge(renewsAt);
  expect([(await contractOf(person))?.status, await raise(person), await raise(person)]).toEqual(['grace', 'grace', 'visits_used']);
  const until = (await contractOf(person))?.visits?.until;
  await world.moveTo(renewsAt + days(15) + 12 * 3_600_000);
  await world.turn();
  // A payment would bring cover back, but no visit: it is not told to pay for one.
  expect([(await contractOf(person))?.status, await raise(person)]).toEqual(['suspended', 'visits_used']);
  const { url } = await person.me.billing.checkout({ contractId: person.contractId });
  await payOnPage(url, 'pm_card_visa');
  await expect.poll(async () => (await contractOf(person))?.status, { timeout: 5000 }).toBe('active');
  expect(await raise(person)).toBe('visits_used');
  expect((await contractOf(person))?.visits).toEqual({ included: 1, used: 1, until });
});
