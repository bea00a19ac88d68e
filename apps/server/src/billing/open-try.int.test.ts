import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import type { StripeProvider } from '../providers/index.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { buyer, chargesAtStripe, days, openBillingWorld, type BillingWorld, type Buyer } from './billing-fixture.ts';
import { chargeDue } from './charge-due.ts';

let world: BillingWorld;
beforeAll(async () => {
  world = await openBillingWorld({ STRIPE_TIMEOUT_MS: '500' });
  world.sandbox.targets.stripeWebhookUrl = null;
});
afterAll(() => world[Symbol.asyncDispose]());

const cancel = (person: Buyer) => person.me.billing.cancel({ commandId: v7(), contractId: person.contractId });
const erase = async (person: Buyer) => {
  const { email } = await person.me.customers.profile();
  return person.me.privacy.eraseMe({ commandId: v7(), email });
};
const triesOf = (person: Buyer) => world.rows<{ state: string; code: string | null }>('select state, code from charge_attempt where contract_id = $1 and period = 2 order by n', [person.contractId]);
const intentsOf = (person: Buyer) => world.sandbox.stripe.store.list('payment_intent').filter((p) => p.metadata['contract'] === person.contractId && p.metadata['period'] === '2').map(({ status }) => status);

/** A person whose renewal is due now and has not been tried. */
async function dueForRenewal(): Promise<Buyer> {
  const person = await buyer(world, 'pm_card_visa');
  const { endsAt = 0 } = (await person.me.billing.mine())[0] ?? {};
  await world.moveTo(endsAt - days(2));
  await world.turn();
  await world.moveTo(endsAt + 9.5 * 3_600_000);
  return person;
}

/** The same, with a try under way whose outcome nobody knows. */
async function withOpenTry(fault: { readonly kind: '500' | 'accept-then-drop'; readonly path: string }): Promise<Buyer> {
  const person = await dueForRenewal();
  // The SDK asks once more after a connection that was cut.
  world.sandbox.addFault({ target: 'stripe', ...fault, times: fault.kind === '500' ? 1 : 2 });
  await chargeDue(world.opened.app);
  world.sandbox.clearFaults();
  expect(await triesOf(person)).toEqual([{ state: 'started', code: null }]);
  return person;
}

async function passDays(n: number): Promise<void> {
  for (let day = 0; day < n; day += 1) {
    await world.moveTo(world.now() + days(1));
    await world.turn();
  }
}

describe('given a renewal whose try has not reached the card', () => {
  const nothingCharged = [
    ['no payment was made at Stripe', { kind: '500', path: '/v1/payment_intents' }],
    ['a payment was made and its answer lost', { kind: 'accept-then-drop', path: '/v1/payment_intents' }],
    ['a payment waits and was not confirmed', { kind: '500', path: '/confirm' }],
  ] as const;

  test.each(nothingCharged)('and %s, when the customer cancels, then nothing is charged, then or later', async (_case, fault) => {
    const person = await withOpenTry(fault);
    expect(await cancel(person)).toMatchObject({ status: 'ended', endReason: 'cancelled' });
    expect(await triesOf(person)).toEqual([{ state: 'void', code: 'withdrawn' }]);
    await passDays(3);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
    expect(intentsOf(person).every((status) => status === 'canceled')).toBe(true);
    expect(await world.rows(`select 1 from billing_difference where contract_id = $1`, [person.contractId])).toEqual([]);
  });

  test.each(nothingCharged)('and %s, when the customer is erased, then nothing is charged, then or later', async (_case, fault) => {
    const person = await withOpenTry(fault);
    await erase(person);
    await passDays(2);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
  });
});

describe('given a try that has charged the card and whose answer was lost', () => {
  test('when the customer cancels, then the paid period runs to its end, and nothing follows', async () => {
    const person = await withOpenTry({ kind: 'accept-then-drop', path: '/confirm' });
    expect(await cancel(person)).toMatchObject({ status: 'active', cancelAtPeriodEnd: true });
    expect(await triesOf(person)).toEqual([{ state: 'succeeded', code: null }]);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
  });
});

describe('given a worker in the middle of a charge', () => {
  /** Charges with a worker that lets the customer cancel at one place. */
  async function cancelMeanwhile(person: Buyer, at: (stripe: StripeProvider, meanwhile: () => Promise<unknown>) => Partial<StripeProvider>): Promise<void> {
    const { app } = world.opened;
    const worker: App = { ...app, providers: { ...app.providers, stripe: { ...app.providers.stripe, ...at(app.providers.stripe, () => cancel(person)) } } };
    await chargeDue(worker);
  }

  test('when the customer cancels after the payment was made, then it is not confirmed', async () => {
    const person = await dueForRenewal();
    await cancelMeanwhile(person, (stripe, meanwhile) => ({
      makePayment: async (payment) => {
        const made = await stripe.makePayment(payment);
        await meanwhile();
        return made;
      },
    }));
    expect((await person.me.billing.mine())[0]).toMatchObject({ status: 'ended' });
    await passDays(2);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
  });

  test('when the customer cancels before the payment is made, then it is given up', async () => {
    const person = await dueForRenewal();
    await cancelMeanwhile(person, (stripe, meanwhile) => ({
      makePayment: async (payment) => {
        await meanwhile();
        return stripe.makePayment(payment);
      },
    }));
    await passDays(2);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
    expect(intentsOf(person)).toEqual(['canceled']);
  });

  test('when the customer cancels right before the card is charged, then Stripe refuses the charge', async () => {
    const person = await dueForRenewal();
    await cancelMeanwhile(person, (stripe, meanwhile) => ({
      confirmPayment: async (id, how) => {
        await meanwhile();
        return stripe.confirmPayment(id, how);
      },
    }));
    await passDays(2);
    expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
    expect(await triesOf(person)).toEqual([{ state: 'void', code: 'withdrawn' }]);
    expect(await world.rows(`select 1 from billing_difference where contract_id = $1`, [person.contractId])).toEqual([]);
  });
});

test('given a cancellation that Stripe could not be asked about, when it is sent again, then it is done and nothing is charged', async () => {
  const person = await withOpenTry({ kind: '500', path: '/confirm' });
  world.sandbox.addFault({ target: 'stripe', kind: '500' });
  const commandId = v7();
  await expect(person.me.billing.cancel({ commandId, contractId: person.contractId })).rejects.toThrow(/just being checked/);
  world.sandbox.clearFaults();
  expect(await person.me.billing.cancel({ commandId, contractId: person.contractId })).toMatchObject({ status: 'ended' });
  expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1 });
});

test('given a try that was taken back for a period that stays owed after all, when the clocks run, then it is charged once, by another payment', async () => {
  const person = await withOpenTry({ kind: '500', path: '/confirm' });
  const waiverId = v7();
  expect(await world.opened.as(actorWith('manager')).billing.waive({ commandId: v7(), waiverId, contractId: person.contractId, period: 2, reason: 'goodwill', note: 'Perhaps' })).toMatchObject({ state: 'asked' });
  expect(await triesOf(person)).toEqual([{ state: 'void', code: 'withdrawn' }]);
  await world.opened.as(actorWith('admin')).billing.approve({ commandId: v7(), id: waiverId, approve: false });
  await passDays(1);
  expect(chargesAtStripe(world, person.contractId)).toEqual({ 1: 1, 2: 1 });
  expect(intentsOf(person).toSorted()).toEqual(['canceled', 'succeeded']);
});
