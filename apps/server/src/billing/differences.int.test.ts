import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, chargesAtStripe, days, openBillingWorld, payOnPage, type BillingWorld, type Buyer } from './billing-fixture.ts';
import { chargeDue } from './charge-due.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
  world.sandbox.targets.stripeWebhookUrl = null;
});
afterAll(() => world[Symbol.asyncDispose]());

const admin = () => world.opened.as(actorWith('admin'));
const manager = () => world.opened.as(actorWith('manager'));
const openOf = async (person: Pick<Buyer, 'contractId'>) => (await manager().billing.differences()).filter((d) => d.contractId === person.contractId && d.state === 'open');
const repairAs = (who: ReturnType<typeof admin>, differenceId: string, commandId = v7()) => who.billing.repairDifference({ commandId, differenceId });

async function later(ms: number): Promise<void> {
  await world.moveTo(world.now() + ms);
  await world.turn();
}

/** To two days before the renewal, when it is planned. */
async function planned(person: Buyer): Promise<number> {
  const { endsAt = 0 } = (await person.me.billing.mine())[0] ?? {};
  await world.moveTo(endsAt - days(2));
  await world.turn();
  return endsAt;
}

const customerAtStripe = async (person: Buyer) => (await world.rows<{ id: string }>('select stripe_customer_id as id from billing_profile where customer_id = $1', [person.customerId]))[0]?.id ?? '';
const payOutside = async (person: Buyer, amount: number, contract: string, period: string) => fetch(`${world.sandbox.url}/v1/payment_intents`, { method: 'POST', headers: { authorization: `Bearer ${world.sandbox.settings.stripeSecretKey}` }, body: new URLSearchParams({ amount: String(amount), currency: 'usd', customer: await customerAtStripe(person), payment_method: 'pm_card_visa', confirm: 'true', 'metadata[contract]': contract, 'metadata[period]': period }) });

test('given two plans of one customer that renew at once, when he has a credit, then it is spent once', async () => {
  const person = await buyer(world, 'pm_card_visa');
  const others: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const contractId = v7();
    await person.me.billing.buy({ commandId: v7(), contractId, planCode: 'home-tv', devices: [{ deviceId: v7(), category: 'tv', brand: 'Penultimate', model: 'Vista' }] });
    await person.me.billing.finishCheckout({ sessionId: (await payOnPage((await person.me.billing.checkout({ contractId })).url, 'pm_card_visa')) ?? '' });
    others.push(contractId);
  }
  const endsAt = await planned(person);
  await admin().billing.credit({ commandId: v7(), creditId: v7(), customerId: person.customerId, amountCents: 3000, reason: 'goodwill', note: 'Sorry' });
  await world.moveTo(endsAt + 10 * 3_600_000);
  // Whoever uses up credit takes his time to commit, so that the others have read the balance meanwhile if they may.
  await world.rows(`create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$`);
  await world.rows(`create trigger slow before update on billing_period for each row when (new.credit_cents > old.credit_cents) execute function slow()`);
  await Promise.all([chargeDue(world.opened.app), chargeDue(world.opened.app)]);
  await world.rows(`drop trigger slow on billing_period`);
  await world.turn();
  const [used] = await world.rows<{ cents: number; plans: number }>('select sum(credit_cents)::int as cents, count(*)::int as plans from billing_period where period = 2 and contract_id = any($1)', [[person.contractId, ...others]]);
  expect(used).toEqual({ cents: 3000, plans: 6 });
  expect((await person.me.billing.account({})).creditCents).toBe(0);
});

describe('given an amount that is more than was owed', () => {
  async function overpaid(cents: number): Promise<{ person: Buyer; id: string }> {
    const person = await buyer(world, 'pm_card_visa');
    await world.rows(`update billing_period set net_cents = net_cents - $2 where contract_id = $1`, [person.contractId, cents]);
    await later(2 * 3_600_000);
    const [difference] = await openOf(person);
    expect(difference?.kind).toBe('amount_differs');
    return { person, id: difference?.id ?? '' };
  }
  const backOf = (person: Buyer) => world.rows<{ amount_cents: number }>(`select amount_cents from money_back where contract_id = $1`, [person.contractId]);

  test('when two people repair it at once, then the surplus goes back once', async () => {
    const { person, id } = await overpaid(100);
    await Promise.all([repairAs(admin(), id), repairAs(admin(), id), repairAs(admin(), id)]);
    await world.turn();
    expect(await backOf(person)).toEqual([{ amount_cents: 100 }]);
  });

  test('when a manager repairs it, then it is refused: money leaves by an admin only', async () => {
    const { person, id } = await overpaid(100);
    await expect(repairAs(manager(), id)).rejects.toThrow(/Only an admin/);
    expect(await backOf(person)).toEqual([]);
  });

  test('when it is above the limit, then a second admin has to agree; the same click again is the same answer', async () => {
    const { version, policy } = await admin().billing.policy();
    await admin().billing.setPolicy({ commandId: v7(), basedOn: version, policy: { ...policy, refundSecondApprovalCents: 1000 }, reason: 'Smaller' });
    const { person, id } = await overpaid(2000);
    const [first, commandId] = [admin(), v7()];
    expect(await repairAs(first, id, commandId)).toEqual({ state: 'asked' });
    expect(await repairAs(first, id, commandId)).toEqual({ state: 'asked' });
    expect((await openOf(person))[0]?.askedByName).toBeTruthy();
    await expect(repairAs(first, id)).rejects.toThrow(/second person/);
    expect(await backOf(person)).toEqual([]);
    expect(await repairAs(admin(), id)).toEqual({ state: 'repaired' });
    expect(await backOf(person)).toEqual([{ amount_cents: 2000 }]);
    await admin().billing.setPolicy({ commandId: v7(), basedOn: version + 1, policy, reason: 'As before' });
  });
});

test('given a payment for a plan that does not exist, when it is repaired, then it goes back once, by an admin', async () => {
  const person = await buyer(world, 'pm_card_visa');
  await payOutside(person, 700, v7(), '1');
  await later(2 * 3_600_000);
  const difference = (await manager().billing.differences()).find((d) => d.kind === 'payment_of_nobody' && d.state === 'open');
  await expect(repairAs(manager(), difference?.id ?? '')).rejects.toThrow(/Only an admin/);
  await Promise.all([repairAs(admin(), difference?.id ?? ''), repairAs(admin(), difference?.id ?? '')]);
  const refunds = world.sandbox.stripe.store.list('refund').filter((r) => r.payment_intent === difference?.facts['payment']);
  expect(refunds.map(({ amount }) => amount)).toEqual([700]);
});

describe('given a period that nobody bills', () => {
  test('when somebody puts it aside without a reason, then it is refused; with one, it is raised anew after a day as long as it lasts', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const endsAt = await planned(person);
    await world.rows('update billing_period set next_try_at = null where contract_id = $1 and period = 2', [person.contractId]);
    await world.moveTo(endsAt + days(2));
    await world.turn();
    const [difference] = await openOf(person);
    expect(difference?.kind).toBe('skipped_period');
    await expect(manager().billing.repairDifference({ commandId: v7(), differenceId: difference?.id ?? '', action: 'dismiss' })).rejects.toThrow(/Say why/);
    await manager().billing.repairDifference({ commandId: v7(), differenceId: difference?.id ?? '', action: 'dismiss', note: 'He is abroad' });
    await later(2 * 3_600_000);
    expect(await openOf(person)).toEqual([]);
    await later(days(1));
    expect(await openOf(person)).toMatchObject([{ kind: 'skipped_period' }]);
    expect(await world.rows(`select 1 from outbox_event where type = 'BillingDifferenceFound' and payload->>'contractId' = $1`, [person.contractId])).toHaveLength(2);
  });

  test('when Stripe refuses every charge as it stands, then a person is asked; put right, it is charged once', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const endsAt = await planned(person);
    // Below the smallest amount that Stripe takes.
    await world.rows('update billing_period set net_cents = 20, tax_cents = 0 where contract_id = $1 and period = 2', [person.contractId]);
    await world.moveTo(endsAt + 9.5 * 3_600_000);
    await world.turn();
    expect(await openOf(person)).toEqual([]);
    for (let hours = 0; hours < 4; hours += 1) await later(1.1 * 3_600_000);
    expect(await openOf(person)).toMatchObject([{ kind: 'charge_stuck' }]);
    await world.rows('update billing_period set net_cents = 7900, tax_cents = 316 where contract_id = $1 and period = 2', [person.contractId]);
    await repairAs(manager(), (await openOf(person))[0]?.id ?? '');
    await world.turn();
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
    await later(days(2));
    expect(await openOf(person)).toEqual([]);
  });

  test('when its charge has not come to an end for days, then a person is asked, and it is over by itself when it has', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const endsAt = await planned(person);
    world.sandbox.addFault({ target: 'stripe', kind: '500', path: '/confirm' });
    for (let hours = 9.5; hours < 24 * 5; hours += 6) {
      await world.moveTo(endsAt + hours * 3_600_000);
      await world.turn();
    }
    expect(await openOf(person)).toMatchObject([{ kind: 'charge_stuck' }]);
    world.sandbox.clearFaults();
    await later(days(2));
    await later(2 * 3_600_000);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
    expect(await openOf(person)).toEqual([]);
  });
});

test('given a payment that was made weeks ago and succeeds only now, when no event tells of it, then the comparison of the day does', async () => {
  const person = await buyer(world, 'pm_card_sandbox_renewalInsufficientFunds');
  const endsAt = await planned(person);
  await world.moveTo(endsAt + 9.5 * 3_600_000);
  await world.turn();
  for (let day = 1; day < 13; day += 1) {
    await world.moveTo(endsAt + days(day) + 9.5 * 3_600_000);
    await world.turn();
  }
  const [row] = await world.rows<{ intent_id: string }>('select intent_id from billing_period where contract_id = $1 and period = 2', [person.contractId]);
  await fetch(`${world.sandbox.url}/v1/payment_intents/${row?.intent_id ?? ''}/confirm`, { method: 'POST', headers: { authorization: `Bearer ${world.sandbox.settings.stripeSecretKey}` }, body: new URLSearchParams({ payment_method: 'pm_card_visa' }) });
  await world.rows(`insert into stripe_event (id, type, object_id, happened_at, done_at) select e->>'id', 'lost', 'lost', now(), now() from jsonb_array_elements($1::jsonb) e on conflict do nothing`, [JSON.stringify(world.sandbox.stripe.store.list('event').map(({ id }) => ({ id })))]);
  await world.rows('update billing_period set next_try_at = null where contract_id = $1 and period = 2', [person.contractId]);
  // More than a day: the comparison of the day before took its time too.
  await later(days(1) + 3_600_000);
  expect((await openOf(person)).map(({ kind }) => kind)).toContain('paid_at_stripe_only');
  await repairAs(manager(), (await openOf(person)).find(({ kind }) => kind === 'paid_at_stripe_only')?.id ?? '');
  expect((await person.me.billing.mine())[0]).toMatchObject({ status: 'active' });
});
