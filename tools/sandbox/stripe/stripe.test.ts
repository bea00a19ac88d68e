import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { connectStripe, eventually } from '../test-clients.ts';
import { startReceiver } from '../test-receiver.ts';
import { startSandbox } from '../start-sandbox.ts';
import type { Sandbox } from '../start-sandbox.ts';

const anyPort = { port: 0, smtpPort: 0 };

/** A customer with this test card saved. */
async function customerWith(stripe: Stripe, card: string): Promise<{ customer: string; method: string }> {
  const { id: customer } = await stripe.customers.create({ name: 'Ada', email: 'ada@example.com' });
  const { payment_method: method } = await stripe.setupIntents.create({ customer, payment_method: card, confirm: true });
  return { customer, method: typeof method === 'string' ? method : (method?.id ?? '') };
}

async function pressButton(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

describe('customers', () => {
  test('create, read, update, list, delete', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const made = await stripe.customers.create({ name: 'Ada', email: 'ada@example.com', address: { line1: '1 Main St', state: 'NY' }, metadata: { account: '7', old: 'x' } });
    expect(made).toMatchObject({ object: 'customer', name: 'Ada', livemode: false, address: { line1: '1 Main St', city: null } });
    await stripe.customers.update(made.id, { phone: '+12125550142', metadata: { old: '' } });
    expect(await stripe.customers.retrieve(made.id)).toMatchObject({ phone: '+12125550142', name: 'Ada', metadata: { account: '7' } });
    expect((await stripe.customers.list({ email: 'ada@example.com' })).data.map(({ id }) => id)).toEqual([made.id]);
    await stripe.customers.del(made.id);
    expect(await stripe.customers.retrieve(made.id)).toEqual(expect.objectContaining({ id: made.id, deleted: true }));
    await expect(stripe.paymentIntents.create({ amount: 500, currency: 'usd', customer: made.id })).rejects.toMatchObject({ code: 'resource_missing' });
  });

  test('lists page by cursor', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    for (let n = 1; n <= 5; n += 1) await stripe.customers.create({ name: `c${n}` });
    const names: (string | null | undefined)[] = [];
    for await (const { name } of stripe.customers.list({ limit: 2 })) names.push(name);
    expect(names).toEqual(['c5', 'c4', 'c3', 'c2', 'c1']);
  });
});

describe('payments', () => {
  test('a saved card pays while the customer is away', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const { customer, method } = await customerWith(stripe, 'pm_card_visa');
    const made = await stripe.paymentIntents.create({ amount: 4900, currency: 'usd', customer, metadata: { contract: '12' } });
    expect(made.status).toBe('requires_payment_method');
    const paid = await stripe.paymentIntents.confirm(made.id, { payment_method: method, off_session: true, expand: ['latest_charge'] });
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 4900, latest_charge: { object: 'charge', paid: true, amount: 4900 } });
    await expect(stripe.paymentIntents.confirm(made.id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state', statusCode: 400 });
  });

  test.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
  ])('%s is refused with the intent as it stands', async (card, code, declineCode) => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const attempt = stripe.paymentIntents.create({ amount: 4900, currency: 'usd', payment_method: card, confirm: true });
    await expect(attempt).rejects.toMatchObject({
      type: 'StripeCardError', statusCode: 402, code, decline_code: declineCode,
      payment_intent: { status: 'requires_payment_method', payment_method: null, last_payment_error: { code } },
    });
    const { data: [event] } = await stripe.events.list({ type: 'payment_intent.payment_failed' });
    expect(event?.data.object).toMatchObject({ last_payment_error: { code } });
  });

  test('a saved card can fail at the renewal: declined, or asking for its owner', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const { customer, method } = await customerWith(stripe, 'pm_card_chargeCustomerFail');
    const renewal = { amount: 4900, currency: 'usd', customer, payment_method: method, off_session: true, confirm: true };
    await expect(stripe.paymentIntents.create(renewal)).rejects.toMatchObject({ code: 'card_declined' });
    const away = { amount: 4900, currency: 'usd', payment_method: 'pm_card_authenticationRequired', off_session: true, confirm: true };
    await expect(stripe.paymentIntents.create(away)).rejects.toMatchObject({ code: 'authentication_required' });
  });

  test('payment methods belong to one customer', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const { customer, method } = await customerWith(stripe, 'pm_card_visa');
    const { id: other } = await stripe.customers.create();
    await expect(stripe.paymentMethods.attach(method, { customer: other })).rejects.toThrow(/already been attached/);
    await expect(stripe.customers.update(other, { invoice_settings: { default_payment_method: method } })).rejects.toMatchObject({ code: 'resource_missing' });
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method } });
    expect((await stripe.paymentMethods.list({ customer })).data).toHaveLength(1);
    await stripe.paymentMethods.detach(method);
    expect((await stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ invoice_settings: { default_payment_method: null } });
  });
});

describe('refusals', () => {
  const refused: readonly [string, (stripe: Stripe) => Promise<unknown>, object][] = [
    ['missing amount', (s) => s.rawRequest('POST', '/v1/payment_intents', { currency: 'usd' }), { code: 'parameter_missing', param: 'amount' }],
    ['no integer', (s) => s.paymentIntents.create({ amount: 12.5, currency: 'usd' }), { code: 'parameter_invalid_integer', param: 'amount' }],
    ['unknown parameter', (s) => s.rawRequest('POST', '/v1/customers', { nickname: 'x' }), { code: 'parameter_unknown', param: 'nickname' }],
    ['unknown nested parameter', (s) => s.rawRequest('POST', '/v1/customers', { address: { planet: 'x' } }), { code: 'parameter_unknown', param: 'address[planet]' }],
    ['invalid e-mail', (s) => s.customers.create({ email: 'nobody' }), { code: 'email_invalid', param: 'email' }],
    ['too much metadata', (s) => s.customers.create({ metadata: { x: 'y'.repeat(501) } }), { statusCode: 400 }],
    ['unknown object', (s) => s.customers.retrieve('cus_none'), { code: 'resource_missing', statusCode: 404 }],
    ['unknown path', (s) => s.subscriptions.list(), { statusCode: 404, message: expect.stringContaining('Unrecognized request URL') }],
    ['payment without lines', (s) => s.checkout.sessions.create({ mode: 'payment', success_url: 'https://example.com' }), { param: 'line_items' }],
    ['expansion of nothing', (s) => s.customers.create({ expand: ['planet'] }), { statusCode: 400 }],
  ];
  test.each(refused)('%s', async (_name, request, error) => {
    await using sandbox = await startSandbox(anyPort);
    await expect(request(connectStripe(sandbox))).rejects.toMatchObject(error);
  });

  test('a wrong key', async () => {
    await using sandbox = await startSandbox(anyPort);
    await expect(connectStripe(sandbox, 'sk_test_other').customers.list()).rejects.toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 });
  });
});

describe('idempotency', () => {
  test('one key gives one answer; other parameters are refused', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const payment = { amount: 4900, currency: 'usd', metadata: { a: '1', b: '2' } };
    const first = await stripe.paymentIntents.create(payment, { idempotencyKey: 'charge:12:2026-11' });
    const again = await stripe.paymentIntents.create({ metadata: { b: '2', a: '1' }, currency: 'usd', amount: 4900 }, { idempotencyKey: 'charge:12:2026-11' });
    expect(again.id).toBe(first.id);
    const other = stripe.paymentIntents.create({ ...payment, amount: 5000 }, { idempotencyKey: 'charge:12:2026-11' });
    await expect(other).rejects.toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  test('a refused card stays refused under its key; a refused parameter frees the key', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const declined = { amount: 4900, currency: 'usd', payment_method: 'pm_card_visa_chargeDeclined', confirm: true };
    await expect(stripe.paymentIntents.create(declined, { idempotencyKey: 'k1' })).rejects.toMatchObject({ code: 'card_declined' });
    await expect(stripe.paymentIntents.create(declined, { idempotencyKey: 'k1' })).rejects.toMatchObject({ code: 'card_declined' });
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
    await expect(stripe.paymentIntents.create({ amount: 1, currency: 'usd' }, { idempotencyKey: 'k2' })).rejects.toMatchObject({ statusCode: 400 });
    await expect(stripe.paymentIntents.create({ amount: 100, currency: 'usd' }, { idempotencyKey: 'k2' })).resolves.toBeDefined();
  });

  test('an answer lost on the way: the SDK tries again and there is one payment', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    sandbox.addFault({ target: 'stripe', kind: 'accept-then-drop', path: '/v1/payment_intents', times: 1 });
    const intent = await stripe.paymentIntents.create({ amount: 4900, currency: 'usd' });
    expect((await stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([intent.id]);
  });

  test('429 reaches the caller at once', async () => {
    await using sandbox = await startSandbox(anyPort);
    sandbox.addFault({ target: 'stripe', kind: '429', times: 1 });
    await expect(connectStripe(sandbox).customers.create()).rejects.toMatchObject({ type: 'StripeRateLimitError', statusCode: 429 });
  });
});

describe('checkout', () => {
  const success = 'http://127.0.0.1:9/done?session={CHECKOUT_SESSION_ID}';

  test('saving a card: refused, then 3-D Secure, then saved', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const { id: customer } = await stripe.customers.create({ email: 'ada@example.com' });
    const session = await stripe.checkout.sessions.create({ mode: 'setup', currency: 'usd', customer, success_url: success });
    const page = String(session.url);
    const refused = await (await pressButton(page, { card: 'pm_card_visa_chargeDeclinedInsufficientFunds' })).text();
    expect(refused).toContain('Your card has insufficient funds.');
    expect(refused).toContain('Sandbox – nothing here reaches a real phone, mailbox or bank');

    const asked = await pressButton(page, { card: 'pm_card_authenticationRequiredOnSetup' });
    const bank = sandbox.url + String(asked.headers.get('location'));
    expect(bank).toContain('/stripe/authenticate/seti_');
    const done = await pressButton(bank, { answer: 'complete' });
    expect(done.headers.get('location')).toBe(`http://127.0.0.1:9/done?session=${session.id}`);

    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent.payment_method'] });
    expect(after).toMatchObject({ status: 'complete', setup_intent: { status: 'succeeded', payment_method: { customer, card: { last4: '3155' } } } });
    expect((await stripe.paymentMethods.list({ customer })).data).toHaveLength(1);
  });

  test('the first payment saves the card for renewals', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const session = await stripe.checkout.sessions.create({
      mode: 'payment', customer_creation: 'always', customer_email: 'ada@example.com', success_url: success,
      line_items: [{ quantity: 2, price_data: { currency: 'usd', unit_amount: 2450, product_data: { name: 'Home plan <one year>' } } }],
      payment_intent_data: { setup_future_usage: 'off_session', metadata: { contract: '12' } },
    });
    const shown = await (await fetch(String(session.url))).text();
    expect(shown).toContain('Home plan &lt;one year&gt;');
    expect(shown).toContain('$49.00');
    await pressButton(String(session.url), { card: 'pm_card_visa' });
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(after).toMatchObject({ status: 'complete', payment_status: 'paid', payment_intent: { status: 'succeeded', amount_received: 4900, metadata: { contract: '12' } } });
    expect((await stripe.paymentMethods.list({ customer: typeof after.customer === 'string' ? after.customer : '' })).data).toHaveLength(1);
  });

  test('an expired link takes no money', async () => {
    await using sandbox = await startSandbox(anyPort);
    const stripe = connectStripe(sandbox);
    const session = await stripe.checkout.sessions.create({ mode: 'setup', currency: 'usd', success_url: success });
    await stripe.checkout.sessions.expire(session.id);
    expect(await (await pressButton(String(session.url), { card: 'pm_card_visa' })).text()).toContain('This link has expired');
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired');
  });
});

describe('webhooks', () => {
  async function waitForEvents(sandbox: Sandbox, types: readonly string[]): Promise<void> {
    const stripe = connectStripe(sandbox);
    await eventually(async () => expect((await stripe.events.list({ types: [...types] })).data.every((event) => event.pending_webhooks === 0)).toBe(true));
  }

  test('are signed, tried again after an error, and listed as events', async () => {
    await using sandbox = await startSandbox(anyPort);
    await using receiver = await startReceiver();
    sandbox.targets.stripeWebhookUrl = `${receiver.url}/stripe`;
    receiver.answers.push(500);
    const stripe = connectStripe(sandbox);
    const { id } = await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'customer:7' });
    await eventually(() => expect(receiver.received).toHaveLength(2));
    const secret = sandbox.settings.stripeWebhookSecret;
    const [first, second] = receiver.received.map(({ body, headers }) => stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), secret));
    expect(first).toMatchObject({ type: 'customer.created', data: { object: { id, name: 'Ada' } }, request: { idempotency_key: 'customer:7' } });
    expect(second?.id).toBe(first?.id);
    const received = receiver.received[0];
    expect(() => stripe.webhooks.constructEvent(`${received?.body} `, String(received?.headers['stripe-signature']), secret)).toThrow(/signature/);
    await waitForEvents(sandbox, ['customer.created']);
  });

  test('can be lost for one type of event, and are still listed', async () => {
    await using sandbox = await startSandbox(anyPort);
    await using receiver = await startReceiver();
    sandbox.targets.stripeWebhookUrl = receiver.url;
    sandbox.addFault({ target: 'stripe', kind: 'no-callback', path: 'payment_intent.succeeded' });
    const stripe = connectStripe(sandbox);
    await stripe.paymentIntents.create({ amount: 4900, currency: 'usd', payment_method: 'pm_card_visa', confirm: true });
    await waitForEvents(sandbox, ['payment_intent.created', 'charge.succeeded']);
    expect(receiver.received.map(({ body }) => /"type": "(.*?\..*?)"/.exec(body)?.[1])).not.toContain('payment_intent.succeeded');
    expect((await stripe.events.list({ type: 'payment_intent.succeeded' })).data).toHaveLength(1);
  });
});
