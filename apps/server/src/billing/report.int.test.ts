import { recoveredShare } from '@sysops/domain/billing';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, days, openBillingWorld, payOnPage, type BillingWorld } from './billing-fixture.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const manager = () => world.opened.as(actorWith('manager'));
/** $79.00 and New York's 4 %. */
const tv = { net: 7900, tax: 316, total: 8216 };

async function passTo(until: number): Promise<void> {
  for (let at = world.now() + days(1); at < until; at += days(1)) {
    await world.moveTo(at);
    await world.turn();
  }
  await world.moveTo(until);
  await world.turn();
}

/**
 * By hand, all bought on 12 January 2027 in New York: Ann renews, after $20.00 of her first year went back; Bob's
 * renewal is refused and he pays on day 5 by the link; Cy's is refused and never paid, so he ends on 11 February 2028;
 * Di cancels and ends on 12 January 2028; Ed's bank still refuses, he joined on 8 February 2027.
 */
async function playTheYear(): Promise<void> {
  const ann = await buyer(world, 'pm_card_visa');
  const bob = await buyer(world, 'pm_card_sandbox_renewalInsufficientFunds');
  await buyer(world, 'pm_card_sandbox_renewalStolen');
  const di = await buyer(world, 'pm_card_visa');
  await di.me.billing.cancel({ commandId: v7(), contractId: di.contractId });
  await world.opened.as(actorWith('admin')).billing.refund({ commandId: v7(), refundId: v7(), contractId: ann.contractId, period: 1, amountCents: 2000, reason: 'not_satisfied', note: 'The second visit was late' });
  await world.turn();
  await world.moveTo(Date.UTC(2027, 1, 8, 17));
  await buyer(world, 'pm_card_sandbox_renewalStolen');
  await world.moveTo(Date.UTC(2027, 11, 20, 17));
  await world.turn();
  await passTo(Date.UTC(2028, 0, 17, 17));
  await payOnPage((await bob.me.billing.checkout({ contractId: bob.contractId })).url, 'pm_card_visa');
  await passTo(Date.UTC(2028, 1, 12, 17));
}

test('the report has what was lived, by hand, and each month ties to Stripe to the cent', async () => {
  await playTheYear();
  const { standing, months, plans } = await manager().billing.report({ months: 14 });
  expect(standing).toEqual({ active: 2, cancelling: 0, grace: 1, suspended: 0, owedCents: tv.total });
  expect(plans.find(({ code }) => code === 'home-tv')).toEqual({ code: 'home-tv', name: 'TV Care', inForce: 3 });
  const monthOf = (month: string) => months.find((one) => one.month === month);
  expect(months.map(({ month }) => month)).toEqual(['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06', '2027-07', '2027-08', '2027-09', '2027-10', '2027-11', '2027-12', '2028-01', '2028-02']);
  expect(monthOf('2027-01')).toMatchObject({ payments: 4, chargedCents: 4 * tv.total, taxCents: 4 * tv.tax, carriedOverCents: 0, refundedCents: 2000, plans: [{ code: 'home-tv', chargedCents: 4 * tv.total }], failed: { all: 0 }, inForce: 0, joined: 4, ended: { cancelled: 0, unpaid: 0 } });
  expect(monthOf('2027-02')).toMatchObject({ payments: 1, chargedCents: tv.total, inForce: 4, joined: 1 });
  expect(monthOf('2027-12')).toMatchObject({ payments: 0, chargedCents: 0, inForce: 5, joined: 0 });
  expect(monthOf('2028-01')).toMatchObject({ payments: 2, chargedCents: 2 * tv.total, failed: { all: 2, recovered: 1, lost: 1, open: 0, allCents: 2 * tv.total, recoveredCents: tv.total }, inForce: 5, ended: { cancelled: 1, unpaid: 0 } });
  expect(monthOf('2028-02')).toMatchObject({ payments: 0, failed: { all: 1, recovered: 0, lost: 0, open: 1 }, inForce: 4, ended: { cancelled: 0, unpaid: 1 } });
  expect([recoveredShare({ recovered: 1, lost: 1 }), recoveredShare({ recovered: 0, lost: 0 })]).toEqual([0.5, null]);

  const atStripe = world.sandbox.stripe.store.list('charge').filter((charge) => charge.status === 'succeeded');
  const tied = [];
  for (const { month } of months) tied.push(await manager().billing.tieOut({ month }));
  expect(tied.flatMap(({ differences }) => differences)).toEqual([]);
  expect(tied.map(({ here }) => here)).toEqual(tied.map(({ stripe }) => stripe));
  expect(tied.reduce((sum, { stripe }) => sum + stripe.chargedCents, 0)).toBe(atStripe.reduce((sum, charge) => sum + charge.amount, 0));
  expect(tied.reduce((sum, { here }) => sum + here.refundedCents, 0)).toBe(2000);
  expect(tied.map(({ here, month }) => [month, here.chargedCents])).toEqual(months.map(({ month, chargedCents }) => [month, chargedCents]));
}, 120_000);

test('a payment that only one side has, or has otherwise, is named with both sums', async () => {
  const person = await buyer(world, 'pm_card_visa');
  const [paid] = await world.rows<{ intent_id: string }>(`select intent_id from charge_attempt where contract_id = $1 and state = 'succeeded'`, [person.contractId]);
  const month = '2028-02';
  expect(await manager().billing.tieOut({ month })).toMatchObject({ here: { payments: 1 }, differences: [] });
  await world.rows(`update charge_attempt set amount_cents = amount_cents + 1 where intent_id = $1`, [paid?.intent_id]);
  expect((await manager().billing.tieOut({ month })).differences).toEqual([expect.objectContaining({ payment: paid?.intent_id, hereCents: tv.total + 1, stripeCents: tv.total })]);
  await world.rows(`update charge_attempt set amount_cents = amount_cents - 1, intent_id = 'pi_of_nobody' where intent_id = $1`, [paid?.intent_id]);
  const { differences, here, stripe } = await manager().billing.tieOut({ month });
  expect(new Set(differences.map(({ payment, hereCents, stripeCents }) => `${payment} ${hereCents} ${stripeCents}`))).toEqual(new Set([`pi_of_nobody ${tv.total} null`, `${paid?.intent_id} null ${tv.total}`]));
  expect([here.chargedCents, stripe.chargedCents]).toEqual([tv.total, tv.total]);
});

test('while Stripe does not answer the comparison says so, and the report is there', async () => {
  world.sandbox.addFault({ target: 'stripe', kind: '500' });
  await expect(manager().billing.tieOut({ month: '2028-02' })).rejects.toThrow(/does not answer/);
  expect((await manager().billing.report({ months: 1 })).months).toHaveLength(1);
  world.sandbox.clearFaults();
});

test('payments of an earlier system count as revenue and are kept apart from Stripe', async () => {
  const person = await buyer(world, 'pm_card_visa');
  const before = (await manager().billing.report({ months: 1 })).months[0];
  await world.rows(`update charge_attempt set kind = 'carried_over', intent_id = null where contract_id = $1`, [person.contractId]);
  const after = (await manager().billing.report({ months: 1 })).months[0];
  expect(after).toMatchObject({ chargedCents: before?.chargedCents, carriedOverCents: tv.total });
  expect((await manager().billing.tieOut({ month: '2028-02' })).carriedOver).toEqual({ payments: 1, chargedCents: tv.total });
  await expect(world.opened.as(actorWith('admin')).billing.refund({ commandId: v7(), refundId: v7(), contractId: person.contractId, period: 1, amountCents: 100, reason: 'goodwill', note: 'No card at Stripe' })).rejects.toThrow(/not paid by card/);
});
