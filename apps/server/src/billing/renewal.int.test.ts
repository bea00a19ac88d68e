import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestOf } from '../testing/make-people.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, changeCardOf, chargesAtStripe, days, openBillingWorld, payOnPage, type BillingWorld, type Buyer } from './billing-fixture.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const contractOf = async (person: Buyer) => (await person.me.billing.mine())[0];
const factsOf = async (person: Buyer) => (await world.rows<{ type: string; payload: Record<string, unknown> }>(`select type, payload from outbox_event where payload->>'contractId' = $1 order by seq`, [person.contractId])).map((f) => f);
const types = async (person: Buyer): Promise<string[]> => (await factsOf(person)).map((f) => (f.type === 'ChargeRefused' ? `ChargeRefused ${String(f.payload['day'])} ${String(f.payload['failure'])}` : f.type === 'RenewalAnnounced' ? `RenewalAnnounced ${String(f.payload['days'])}` : f.type));

/** Raises a ticket about the device and tells what cover was written on it. */
async function coverOfTicket(person: Buyer): Promise<object> {
  const { ticketId } = await person.me.tickets.raise(requestOf({ id: person.customerId, email: '', phone: '', deviceId: person.deviceId }));
  return (await person.me.tickets.get({ ticketId })).ticket.cover;
}

/** Lets days pass, a turn of the clocks on each at noon local. */
async function pass(until: number): Promise<void> {
  for (let at = world.now() + days(1); at < until; at += days(1)) {
    await world.moveTo(at);
    await world.turn();
  }
  await world.moveTo(until);
  await world.turn();
}

/** To 09:30 local of the day the next period begins. */
async function toRenewal(person: Buyer): Promise<number> {
  const { endsAt = 0 } = (await contractOf(person)) ?? {};
  for (const before of [30, 7, 1]) {
    await world.moveTo(endsAt - days(before) + 3_600_000);
    await world.turn();
  }
  await world.moveTo(endsAt + 9.5 * 3_600_000);
  await world.turn();
  return endsAt;
}

describe('a renewal', () => {
  test('is announced 30 and 7 days before, charged once, and covers the next year', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const renewsAt = await toRenewal(person);
    expect(await contractOf(person)).toMatchObject({ status: 'active' });
    expect((await contractOf(person))?.endsAt).toBeGreaterThan(renewsAt + days(364));
    expect(await types(person)).toEqual(['PlanBought', 'PlanActivated', 'RenewalAnnounced 30', 'RenewalAnnounced 7', 'PlanRenewed']);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
    await world.turn();
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
    expect((await person.me.billing.account({})).invoices.map((i) => i.state)).toEqual(['paid', 'paid']);
  });

  test('that has no funds is tried on six days, told on four, suspended, restored by a pay link with its original start', async () => {
    const person = await buyer(world, 'pm_card_sandbox_renewalInsufficientFunds');
    const renewsAt = await toRenewal(person);
    expect(await contractOf(person)).toMatchObject({ status: 'grace' });
    await pass(renewsAt + days(13) + 12 * 3_600_000);
    expect(await contractOf(person)).toMatchObject({ status: 'grace' });
    expect(await coverOfTicket(person)).toMatchObject({ covered: true, reason: 'grace' });
    await pass(renewsAt + days(14) + 12 * 3_600_000);
    expect(await contractOf(person)).toMatchObject({ status: 'suspended' });
    const [{ tries } = { tries: 0 }] = await world.rows<{ tries: number }>('select tries from billing_period where contract_id = $1 and period = 2', [person.contractId]);
    expect(tries).toBe(7);
    expect((await types(person)).slice(4)).toEqual(['ChargeRefused 0 retry', 'ChargeRefused 3 retry', 'ChargeRefused 7 retry', 'ChargeRefused 12 retry', 'PlanSuspended']);
    const token = String((await factsOf(person)).at(-1)?.payload['payToken']);
    expect(await world.opened.as(null).billing.payLink({ token })).toMatchObject({ state: 'owed', amountCents: 8216 });
    await payOnPage((await world.opened.as(null).billing.payByLink({ token })).url, 'pm_card_visa');
    await expect.poll(async () => (await contractOf(person))?.status, { timeout: 5000 }).toBe('active');
    expect((await contractOf(person))?.endsAt).toBe((await world.rows<{ e: string }>('select ends_at as e from billing_period where contract_id = $1 and period = 2', [person.contractId])).map(({ e }) => Date.parse(e))[0]);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
    expect((await factsOf(person)).at(-1)).toMatchObject({ type: 'PlanRenewed', payload: { restored: true } });
    expect(await world.opened.as(null).billing.payByLink({ token })).toEqual({ url: null });
  });

  test('that is never paid ends on day 30, and nothing is charged after that', async () => {
    const person = await buyer(world, 'pm_card_sandbox_renewalInsufficientFunds');
    const renewsAt = await toRenewal(person);
    await pass(renewsAt + days(29) + 12 * 3_600_000);
    expect(await contractOf(person)).toMatchObject({ status: 'suspended' });
    expect(await coverOfTicket(person)).toMatchObject({ covered: false, reason: 'suspended' });
    await pass(renewsAt + days(30) + 12 * 3_600_000);
    expect(await contractOf(person)).toMatchObject({ status: 'ended', endReason: 'unpaid' });
    await pass(renewsAt + days(34));
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
    expect((await types(person)).at(-1)).toBe('PlanEnded');
  });

  test('with a stolen card is not tried again, asks for a new card at once, and pays by itself when one is on file', async () => {
    const person = await buyer(world, 'pm_card_sandbox_renewalStolen');
    const renewsAt = await toRenewal(person);
    await pass(renewsAt + days(6));
    expect((await types(person)).slice(4)).toEqual(['ChargeRefused 0 new_card', 'ChargeRefused 3 new_card']);
    const tries = await world.rows('select 1 from charge_attempt where contract_id = $1 and period = 2', [person.contractId]);
    expect(tries).toHaveLength(1);
    await changeCardOf(world, person, 'pm_card_visa');
    expect(await contractOf(person)).toMatchObject({ status: 'active' });
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
  });

  test('that the bank wants confirmed goes over the hosted page', async () => {
    const person = await buyer(world, 'pm_card_authenticationRequired');
    await toRenewal(person);
    expect(await contractOf(person)).toMatchObject({ status: 'grace' });
    expect((await types(person)).at(-1)).toBe('ChargeRefused 0 confirm');
    const { url } = await person.me.billing.checkout({ contractId: person.contractId });
    await payOnPage(url, 'pm_card_authenticationRequired');
    await expect.poll(async () => (await contractOf(person))?.status, { timeout: 5000 }).toBe('active');
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
  });

  test('is charged in the version of the plan that is sold then; the old invoice stays', async () => {
    await expect(buyer(world, 'pm_card_visa', 'home-audio')).rejects.toThrow(/does not cover a tv/);
    const other = await buyer(world, 'pm_card_visa');
    const admin = world.opened.as(actorWith('admin'));
    await admin.billing.newPlanVersion({ commandId: v7(), planVersionId: v7(), code: 'home-tv', name: 'TV Care', priceCents: 9900, term: 'year', tier: 'standard', categories: ['tv'], visits: null, regions: null, onSale: true });
    await toRenewal(other);
    expect((await other.me.billing.account({})).invoices.map((i) => i.totalCents)).toEqual([10296, 8216]);
    expect((await contractOf(other))?.plan).toMatchObject({ priceCents: 9900, version: 2 });
  });
});

describe('cancelling', () => {
  test('runs to the end of the paid period, is confirmed, and is not charged again', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const commandId = v7();
    const cancelled = await person.me.billing.cancel({ commandId, contractId: person.contractId });
    expect(cancelled).toMatchObject({ status: 'active', cancelAtPeriodEnd: true });
    expect(await person.me.billing.cancel({ commandId, contractId: person.contractId })).toMatchObject({ cancelAtPeriodEnd: true });
    expect((await types(person)).at(-1)).toBe('PlanCancelled');
    const before = chargesAtStripe(world, person.contractId);
    await toRenewal(person);
    expect(await contractOf(person)).toMatchObject({ status: 'ended', endReason: 'cancelled' });
    await pass(world.now() + days(3));
    expect(chargesAtStripe(world, person.contractId)).toEqual(before);
    expect((await types(person)).filter((t) => t.startsWith('RenewalAnnounced'))).toEqual([]);
  });

  test('while past due ends at once, stops the retries and closes the open pay page', async () => {
    const person = await buyer(world, 'pm_card_sandbox_renewalInsufficientFunds');
    await toRenewal(person);
    const { url } = await person.me.billing.checkout({ contractId: person.contractId });
    expect(await person.me.billing.cancel({ commandId: v7(), contractId: person.contractId })).toMatchObject({ status: 'ended', endReason: 'cancelled' });
    expect(await payOnPage(url, 'pm_card_visa').catch(() => null)).toBeNull();
    await pass(world.now() + days(5));
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
    await expect(person.me.billing.checkout({ contractId: person.contractId })).resolves.toEqual({ url: null }).catch(() => undefined);
  });

  test('can be withdrawn before the end, then it renews as usual', async () => {
    const person = await buyer(world, 'pm_card_visa');
    await person.me.billing.cancel({ commandId: v7(), contractId: person.contractId });
    expect(await person.me.billing.resume({ commandId: v7(), contractId: person.contractId })).toMatchObject({ cancelAtPeriodEnd: false });
    await toRenewal(person);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
  });
});
