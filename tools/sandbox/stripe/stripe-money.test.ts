import { describe, expect, test } from 'vitest';
import { startSandbox } from '../start-sandbox.ts';
import { connectStripe } from '../test-clients.ts';

const anyPort = { port: 0, smtpPort: 0 };

async function paid(stripe: ReturnType<typeof connectStripe>, card = 'pm_card_visa') {
  const { id: customer } = await stripe.customers.create({ name: 'Ada' });
  const intent = await stripe.paymentIntents.create({ amount: 5000, currency: 'usd', customer, payment_method: card, confirm: true });
  return { customer, intent };
}

describe('refunds', () => {
  test('give back parts up to what was paid, and the charge says so', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const { intent } = await paid(stripe);
    const key = { idempotencyKey: 'refund:1' };
    const first = await stripe.refunds.create({ payment_intent: intent.id, amount: 1500 }, key);
    expect((await stripe.refunds.create({ payment_intent: intent.id, amount: 1500 }, key)).id).toBe(first.id);
    await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 3501 })).rejects.toMatchObject({ param: 'amount' });
    await stripe.refunds.create({ payment_intent: intent.id });
    expect(await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })).toMatchObject({ latest_charge: { amount_refunded: 5000, refunded: true } });
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ code: 'charge_already_refunded' });
    expect((await stripe.refunds.list({ payment_intent: intent.id })).data.map(({ amount }) => amount)).toEqual([3500, 1500]);
    expect((await stripe.events.list({ type: 'charge.refunded' })).data).toHaveLength(2);
  });

  test.each([
    ['pm_card_pendingRefund', 'pending', 'succeeded', ['refund.updated'], 1500],
    ['pm_card_refundFail', 'succeeded', 'failed', ['refund.failed', 'refund.updated'], 0],
  ] as const)('by a bank that takes its time: %s is %s, then %s', async (card, first, then, events, refunded) => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const { intent } = await paid(stripe, card);
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 1500 });
    expect(refund.status).toBe(first);
    sandbox.stripe.clock.set(Date.now() + 61_000);
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe(then);
    expect((await stripe.events.list({ types: ['refund.updated', 'refund.failed'] })).data.map(({ type }) => type).toSorted()).toEqual(events);
    expect(await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })).toMatchObject({ latest_charge: { amount_refunded: refunded } });
  });

  test('of a card whose first refund comes back go through the second time', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const { intent } = await paid(stripe, 'pm_card_sandbox_refundFailsOnce');
    for (let n = 0; n < 2; n += 1) {
      await stripe.refunds.create({ payment_intent: intent.id, amount: 1500 });
      sandbox.stripe.clock.set(Date.now() + (n + 1) * 61_000);
      await stripe.refunds.list({});
    }
    expect((await stripe.refunds.list({})).data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
  });
});

describe('the customer portal', () => {
  test('adds a card, makes it the default one, and removes it', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const { id: customer } = await stripe.customers.create({ name: 'Ada' });
    const { url } = await stripe.billingPortal.sessions.create({ customer, return_url: 'https://example.com/account' });
    const press = (form: Record<string, string>) => fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
    await press({ add: 'pm_card_visa' });
    const [card] = (await stripe.customers.listPaymentMethods(customer)).data;
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ invoice_settings: { default_payment_method: card?.id } });
    expect(await (await fetch(url)).text()).toContain('4242');
    await press({ remove: card?.id ?? '' });
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ invoice_settings: { default_payment_method: null } });
    expect((await fetch(`${sandbox.url}/stripe/portal/bps_none`)).status).toBe(404);
  });
});

describe('the clock', () => {
  test('dates objects, ends sessions and filters lists', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const at = Date.UTC(2031, 0, 1);
    await fetch(`${sandbox.url}/control/stripe-clock`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ at }) });
    const session = await stripe.checkout.sessions.create({ mode: 'setup', allowed_payment_method_types: ['card'], success_url: 'https://example.com' });
    expect(session.created).toBeGreaterThanOrEqual(at / 1000);
    const { intent } = await paid(stripe);
    sandbox.stripe.clock.set(at + 2 * 86_400_000);
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired');
    expect((await stripe.paymentIntents.list({ created: { gte: at / 1000 } })).data.map(({ id }) => id)).toEqual([intent.id]);
    expect((await stripe.paymentIntents.list({ created: { gte: at / 1000 + 86_400 } })).data).toEqual([]);
  });
});

test.each([
  ['pm_card_sandbox_renewalInsufficientFunds', 'insufficient_funds'],
  ['pm_card_sandbox_renewalStolen', 'stolen_card'],
])('%s pays while its owner is there and is refused when he is away', async (card, code) => {
  await using sandbox = await startSandbox(anyPort);
  const stripe = connectStripe(sandbox);
  const { customer, intent } = await paid(stripe, card);
  expect(intent.status).toBe('succeeded');
  await expect(stripe.paymentIntents.create({ amount: 5000, currency: 'usd', customer, payment_method: card, off_session: true, confirm: true })).rejects.toMatchObject({ decline_code: code });
});
