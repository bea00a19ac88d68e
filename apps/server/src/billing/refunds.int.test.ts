import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, openBillingWorld, type BillingWorld, type Buyer } from './billing-fixture.ts';
import { reconcileHourly } from './reconcile.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const admin = () => world.opened.as(actorWith('admin'));
const refundsAtStripe = (person: Buyer) => {
  const charges = new Set(world.sandbox.stripe.store.list('charge').filter((c) => c.metadata['contract'] === person.contractId).map(({ id }) => id));
  return world.sandbox.stripe.store.list('refund').filter(({ charge }) => charges.has(charge)).toReversed().map(({ amount, status }) => ({ amount, status }));
};
const wish = (person: Buyer, amountCents: number, reason: 'not_satisfied' | 'duplicate' = 'not_satisfied') => ({ commandId: v7(), refundId: v7(), contractId: person.contractId, period: 1, amountCents, reason, note: 'The second visit was late' });
const periodOf = async (person: Buyer) => (await person.me.billing.account({})).contracts[0]?.periods.find(({ period }) => period === 1);
const factsOf = async (person: Buyer) => (await world.rows<{ type: string }>(`select type from outbox_event where payload->>'contractId' = $1 and type like 'Refund%' order by seq`, [person.contractId])).map(({ type }) => type);
const openDifferences = async (person: Buyer) => (await admin().billing.differences()).filter((d) => d.contractId === person.contractId && d.state === 'open');
const repair = async (person: Buyer) => admin().billing.repairDifference({ commandId: v7(), differenceId: (await openDifferences(person))[0]?.id ?? '' });

async function later(ms: number): Promise<void> {
  await world.moveTo(world.now() + ms);
  await world.turn();
}

describe('given a payment', () => {
  test('when it is refunded twice with the reason "second payment", then both refunds are made', async () => {
    const person = await buyer(world, 'pm_card_visa');
    await admin().billing.refund(wish(person, 1000, 'duplicate'));
    await admin().billing.refund(wish(person, 500, 'duplicate'));
    await world.turn();
    expect(refundsAtStripe(person).map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([500, 1000]);
  });

  test('when one refund is sent again, then it is one refund; with another amount it is refused and holds nothing back', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const input = wish(person, 1000);
    await admin().billing.refund(input);
    expect(await admin().billing.refund({ ...input, commandId: v7() })).toMatchObject({ id: input.refundId, state: 'approved' });
    await expect(admin().billing.refund({ ...input, commandId: v7(), amountCents: 1200 })).rejects.toThrow(/recorded already/);
    await world.turn();
    expect(refundsAtStripe(person)).toEqual([{ amount: 1000, status: 'succeeded' }]);
    expect(await periodOf(person)).toMatchObject({ refundableCents: 7216 });
  });

  test('when one credit is sent again, then it is one credit; with another amount it is refused', async () => {
    const person = await buyer(world, 'pm_card_visa');
    const credit = { creditId: v7(), customerId: person.customerId, amountCents: 700, reason: 'goodwill' as const, note: 'Sorry' };
    await admin().billing.credit({ ...credit, commandId: v7() });
    expect(await admin().billing.credit({ ...credit, commandId: v7() })).toMatchObject({ state: 'done' });
    await expect(admin().billing.credit({ ...credit, commandId: v7(), amountCents: 900 })).rejects.toThrow(/recorded already/);
    expect((await person.me.billing.account({})).creditCents).toBe(700);
  });

  test('when refunds that are each below the limit are above it together, then the last one waits for a second admin', async () => {
    const person = await buyer(world, 'pm_card_visa', 'home-tv');
    const { version, policy } = await admin().billing.policy();
    await admin().billing.setPolicy({ commandId: v7(), basedOn: version, policy: { ...policy, refundSecondApprovalCents: 5000 }, reason: 'Smaller' });
    expect(await admin().billing.refund(wish(person, 3000))).toMatchObject({ state: 'approved' });
    expect(await admin().billing.refund(wish(person, 3000))).toMatchObject({ state: 'asked' });
    await admin().billing.setPolicy({ commandId: v7(), basedOn: version + 1, policy, reason: 'As before' });
  });
});

describe('given a refund that the bank takes its time for', () => {
  test('when it is made, then it is on its way and the customer is not told yet; when the bank has it, then he is told once', async () => {
    const person = await buyer(world, 'pm_card_pendingRefund');
    await admin().billing.refund(wish(person, 2000));
    await world.turn();
    expect(await periodOf(person)).toMatchObject({ refunds: [{ state: 'sent' }], refundableCents: 6216 });
    expect((await person.me.billing.account({})).invoices[0]).toMatchObject({ refundedCents: 0 });
    expect(await factsOf(person)).toEqual([]);
    world.sandbox.targets.stripeWebhookUrl = null;
    await later(2 * 3_600_000);
    expect(await periodOf(person)).toMatchObject({ refunds: [{ state: 'done' }] });
    expect((await person.me.billing.account({})).invoices[0]).toMatchObject({ refundedCents: 2000 });
    await later(2 * 3_600_000);
    expect(await factsOf(person)).toEqual(['RefundMade']);
    world.sandbox.targets.stripeWebhookUrl = `${world.url}/webhooks/stripe`;
  });
});

describe('given a refund that comes back', () => {
  test('when the event says so, then it counts as failed, its money can be refunded again, and people are told', async () => {
    const person = await buyer(world, 'pm_card_sandbox_refundFailsOnce');
    await admin().billing.refund(wish(person, 8216));
    await world.turn();
    expect(await factsOf(person)).toEqual(['RefundMade']);
    expect(await periodOf(person)).toMatchObject({ refundableCents: 0 });
    await world.moveTo(world.now() + 2 * 3_600_000);
    await world.turn();
    await expect.poll(async () => (await periodOf(person))?.refunds[0]?.state, { timeout: 5000 }).toBe('failed');
    expect(await factsOf(person)).toEqual(['RefundMade', 'RefundFailed']);
    expect(await periodOf(person)).toMatchObject({ refundableCents: 8216 });
    expect(await openDifferences(person)).toMatchObject([{ kind: 'refund_failed' }]);
    await repair(person);
    await world.turn();
    expect(refundsAtStripe(person)).toEqual([{ amount: 8216, status: 'failed' }, { amount: 8216, status: 'succeeded' }]);
    expect(await periodOf(person)).toMatchObject({ refunds: [{ state: 'done' }], refundableCents: 0 });
    expect(await factsOf(person)).toEqual(['RefundMade', 'RefundFailed', 'RefundMade']);
  });

  test('when the event is lost, then the hourly comparison finds it, once', async () => {
    const person = await buyer(world, 'pm_card_sandbox_refundFailsOnce');
    await admin().billing.refund(wish(person, 1000));
    await world.turn();
    world.sandbox.targets.stripeWebhookUrl = null;
    await later(9 * 86_400_000);
    await world.rows(`delete from stripe_event where type like 'refund.%'`);
    await later(2 * 3_600_000);
    expect(await periodOf(person)).toMatchObject({ refunds: [{ state: 'failed' }], refundableCents: 8216 });
    await reconcileHourly(world.opened.app);
    expect(await openDifferences(person)).toHaveLength(1);
    world.sandbox.targets.stripeWebhookUrl = `${world.url}/webhooks/stripe`;
  });

  test('when it is repaired and comes back once more, then it is raised once more', async () => {
    const person = await buyer(world, 'pm_card_refundFail');
    await admin().billing.refund(wish(person, 1000));
    await world.turn();
    for (const n of [1, 2, 3]) {
      await later(2 * 3_600_000);
      await expect.poll(async () => (await openDifferences(person)).length, { timeout: 5000, message: `failure ${n}` }).toBe(1);
      await repair(person);
      await world.turn();
      expect(refundsAtStripe(person)).toHaveLength(n + 1);
    }
  });

  test('when somebody refunds the freed money otherwise, then the repair says that nothing is left', async () => {
    const person = await buyer(world, 'pm_card_sandbox_refundFailsOnce');
    await admin().billing.refund(wish(person, 8000));
    await world.turn();
    await later(2 * 3_600_000);
    await expect.poll(async () => (await periodOf(person))?.refunds[0]?.state, { timeout: 5000 }).toBe('failed');
    await admin().billing.refund(wish(person, 8216));
    await world.turn();
    await expect(repair(person)).rejects.toThrow(/At most \$0\.00/);
    expect(await openDifferences(person)).toHaveLength(1);
  });
});

test('given a second payment that went back by itself, when the period is looked at, then all of its own payment can be refunded', async () => {
  const person = await buyer(world, 'pm_card_visa');
  const [row] = await world.rows<{ stripe_customer_id: string }>('select stripe_customer_id from billing_profile where customer_id = $1', [person.customerId]);
  await fetch(`${world.sandbox.url}/v1/payment_intents`, { method: 'POST', headers: { authorization: `Bearer ${world.sandbox.settings.stripeSecretKey}` }, body: new URLSearchParams({ amount: '8216', currency: 'usd', customer: row?.stripe_customer_id ?? '', payment_method: 'pm_card_visa', confirm: 'true', 'metadata[contract]': person.contractId, 'metadata[period]': '1' }) });
  await expect.poll(async () => (await openDifferences(person)).length, { timeout: 5000 }).toBe(1);
  await world.turn();
  expect(await periodOf(person)).toMatchObject({ refundableCents: 8216, refunds: [{ state: 'done', amountCents: 8216 }] });
  expect((await person.me.billing.account({})).invoices[0]).toMatchObject({ refundedCents: 0 });
});

test('given a refund made at Stripe, when an admin books it, then it is in the books once', async () => {
  const person = await buyer(world, 'pm_card_visa');
  const [paid] = await world.rows<{ intent_id: string }>(`select intent_id from charge_attempt where contract_id = $1`, [person.contractId]);
  await fetch(`${world.sandbox.url}/v1/refunds`, { method: 'POST', headers: { authorization: `Bearer ${world.sandbox.settings.stripeSecretKey}` }, body: new URLSearchParams({ payment_intent: paid?.intent_id ?? '', amount: '300' }) });
  await expect.poll(async () => (await openDifferences(person)).length, { timeout: 5000 }).toBe(1);
  const differenceId = (await openDifferences(person))[0]?.id ?? '';
  const clicks = await Promise.all([1, 2, 3].map(() => admin().billing.repairDifference({ commandId: v7(), differenceId })));
  expect(clicks.map(({ state }) => state)).toEqual(['repaired', 'repaired', 'repaired']);
  expect(await periodOf(person)).toMatchObject({ refunds: [{ amountCents: 300, state: 'done' }], refundableCents: 7916 });
  await reconcileHourly(world.opened.app);
  expect(await openDifferences(person)).toEqual([]);
});
