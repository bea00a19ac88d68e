import { access, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { subscribeBrowser } from '../push/test-browser.ts';
import { startSandbox } from '../start-sandbox.ts';
import type { Sandbox } from '../start-sandbox.ts';
import { connectMail, connectStripe, connectTwilio, eventually } from '../test-clients.ts';
import { startReceiver } from '../test-receiver.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sysops-memory-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}`, 'sandbox.memory');
const opened = (dataFile: string | null, more: Partial<Sandbox['settings']> = {}) => startSandbox({ port: 0, smtpPort: 0, statusDelayMs: 5, dataFile, ...more });

const phone = '+12125550142';
const senderKey = `B${'a'.repeat(86)}`;

describe('given a sandbox with a file, when it stops and another one starts', () => {
  test('then messages, opt-outs, mails, subscriptions and the clock are there again', async () => {
    const file = newFile();
    const before = await opened(file);
    await connectTwilio(before).messages.create({ to: phone, from: before.settings.twilioNumber, body: 'Your expert comes at 9' });
    await eventually(() => expect(before.messagesTo(phone)[0]?.status).toBe('delivered'));
    before.replyFrom(phone, 'STOP');
    await connectMail(before).sendMail({ from: 'a@example.com', to: 'ada@example.com', subject: 'Bill', text: 'http://127.0.0.1/bill' });
    const browser = subscribeBrowser(before, senderKey);
    before.push.drop(browser.endpoint);
    before.stripe.clock.set(Date.now() + 86_400_000);
    await before.close();

    await using after = await opened(file);
    expect(after.messagesTo(phone)).toEqual(before.messagesTo(phone));
    expect(after.mailsTo('ada@example.com')).toEqual(before.mailsTo('ada@example.com'));
    await expect(connectTwilio(after).messages.create({ to: phone, from: after.settings.twilioNumber, body: 'x' })).rejects.toMatchObject({ code: 21610 });
    expect((await fetch(`${after.url}/push/${browser.endpoint.split('/').at(-1)}`, { method: 'POST' })).status).toBe(410);
    expect(after.stripe.clock.now() - Date.now()).toBeGreaterThan(86_300_000);
  });

  test('then a webhook that nobody took is delivered, to where webhooks go now', async () => {
    const file = newFile();
    const before = await opened(file, { stripeWebhookUrl: 'http://127.0.0.1:9/nobody' });
    const { id } = await connectStripe(before).customers.create({ name: 'Ada' });
    await before.close();

    await using receiver = await startReceiver();
    await using after = await opened(file, { stripeWebhookUrl: receiver.url });
    await eventually(() => expect(receiver.received).toHaveLength(1));
    const [hook] = receiver.received;
    expect(connectStripe(after).webhooks.constructEvent(hook?.body ?? '', String(hook?.headers['stripe-signature']), after.settings.stripeWebhookSecret)).toMatchObject({ type: 'customer.created', data: { object: { id } } });
    await eventually(async () => expect((await connectStripe(after).events.list()).data.map((event) => event.pending_webhooks)).toEqual([0]));
  });

  test('then a webhook that arrived is not sent again, nor what was said of a text message', async () => {
    const file = newFile();
    await using receiver = await startReceiver();
    const arrived = (): string[] => receiver.received.map(({ body }) => /"name": "(\w+)"/.exec(body)?.[1] ?? new URLSearchParams(body).get('MessageStatus') ?? '').toSorted();
    const before = await opened(file, { stripeWebhookUrl: receiver.url });
    await connectStripe(before).customers.create({ name: 'Ada' });
    await connectTwilio(before).messages.create({ to: phone, from: before.settings.twilioNumber, body: 'x', statusCallback: receiver.url });
    await eventually(() => expect(before.messagesTo(phone)[0]?.callbacks).toHaveLength(3));
    await eventually(async () => expect((await connectStripe(before).events.list()).data.map((event) => event.pending_webhooks)).toEqual([0]));
    await before.close();
    await using after = await opened(file, { stripeWebhookUrl: receiver.url });
    await connectStripe(after).customers.create({ name: 'Bob' });
    await eventually(() => expect(arrived()).toContain('Bob'));
    expect(arrived()).toEqual(['Ada', 'Bob', 'delivered', 'queued', 'sent']);
  });

  test('then a text message goes on to its end, and says so', async () => {
    const file = newFile();
    await using receiver = await startReceiver();
    const before = await opened(file, { statusDelayMs: 60_000 });
    await connectTwilio(before).messages.create({ to: phone, from: before.settings.twilioNumber, body: 'x', statusCallback: receiver.url });
    await before.close();
    await using after = await opened(file);
    await eventually(() => expect(after.messagesTo(phone)[0]?.callbacks.at(-1)).toMatchObject({ status: 'delivered', httpStatus: 200 }));
  });

  test('then a checkout that was open is paid, and a refund that a bank had not answered is answered', async () => {
    const file = newFile();
    const before = await opened(file, { publicUrl: 'http://sandbox.example' });
    const stripe = connectStripe(before);
    const line = { quantity: 1, price_data: { currency: 'usd', unit_amount: 4900, product_data: { name: 'Home plan' } } };
    const session = await stripe.checkout.sessions.create({ mode: 'payment', success_url: 'https://example.com', line_items: [line], payment_intent_data: { metadata: { contract: '12' } } });
    const paid = await stripe.paymentIntents.create({ amount: 5000, currency: 'usd', payment_method: 'pm_card_pendingRefund', confirm: true });
    const refund = await stripe.refunds.create({ payment_intent: paid.id });
    await before.close();

    await using after = await opened(file);
    const page = `${after.url}/stripe/checkout/${session.id}`;
    expect(await (await fetch(page)).text()).toContain('Home plan');
    await fetch(page, { method: 'POST', body: new URLSearchParams({ card: 'pm_card_visa' }), redirect: 'manual' });
    const again = connectStripe(after);
    expect(await again.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })).toMatchObject({ payment_status: 'paid', payment_intent: { metadata: { contract: '12' } } });
    after.stripe.clock.set(Date.now() + 61_000);
    expect((await again.refunds.retrieve(refund.id)).status).toBe('succeeded');
  });

  test('then faults are gone, and what a reset threw away stays away', async () => {
    const file = newFile();
    const before = await opened(file);
    await connectStripe(before).customers.create({ name: 'Ada' });
    await before.reset();
    before.addFault({ target: 'stripe', kind: '500' });
    await before.close();
    await using after = await opened(file);
    expect((await connectStripe(after).customers.list()).data).toEqual([]);
  });
});

describe('given a sandbox with a file that runs', () => {
  test('when something changes, then it is on the disk soon, for its owner only, without a stop', async () => {
    const file = newFile();
    await using before = await opened(file);
    const { id } = await connectStripe(before).customers.create({ name: 'Ada' });
    await eventually(() => access(file));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    // As after a SIGKILL: nobody has closed the first one.
    await using after = await opened(file);
    expect((await connectStripe(after).customers.list()).data.map((customer) => customer.id)).toEqual([id]);
  });

  test('when its port is taken, then what another one wrote meanwhile stays', async () => {
    const file = newFile();
    await using first = await opened(file);
    await connectStripe(first).customers.create({ name: 'Ada' });
    await eventually(() => access(file));
    const written = await readFile(file);
    await expect(startSandbox({ port: first.port, smtpPort: 0, dataFile: file })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await readFile(file)).toEqual(written);
  });

  test('when the newest of a kind are kept only, then the file holds no more than them', async () => {
    const file = newFile();
    const before = await opened(file, { keep: 3 });
    for (let n = 1; n <= 5; n += 1) await connectStripe(before).customers.create({ name: `c${n}` });
    await before.close();
    await using after = await opened(file);
    expect((await connectStripe(after).customers.list()).data.map(({ name }) => name)).toEqual(['c5', 'c4', 'c3']);
  });
});

describe('given a file that cannot be read', () => {
  const whole = async (): Promise<Buffer> => {
    const file = newFile();
    const sandbox = await opened(file);
    await connectStripe(sandbox).customers.create({ name: 'Ada' });
    await sandbox.close();
    return readFile(file);
  };
  const changed = (bytes: Buffer, at: number): Buffer => Buffer.concat([bytes.subarray(0, at), Buffer.from([(bytes[at] ?? 0) ^ 1]), bytes.subarray(at + 1)]);

  test.each<[string, string, (bytes: Buffer) => Buffer]>([
    ['of something else', 'not a memory of the sandbox', () => Buffer.from('{"customers": []}\n')],
    ['empty', 'not a memory of the sandbox', () => Buffer.alloc(0)],
    ['of another version', 'of version 99', (bytes) => Buffer.from(bytes.toString('latin1').replace(' 1 ', ' 99 '), 'latin1')],
    ['cut off', 'damaged', (bytes) => bytes.subarray(0, bytes.length - 7)],
    ['with one bit turned', 'damaged', (bytes) => changed(bytes, bytes.length - 20)],
  ])('%s, when the sandbox starts, then it says so, puts the file aside and begins with nothing', async (_name, reason, spoil) => {
    const file = newFile();
    const spoilt = spoil(await whole());
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, spoilt);
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const sandbox = await opened(file);
    const line = said.mock.calls.map(([text]) => String(text)).join('');
    said.mockRestore();
    expect(line).toContain(reason);
    expect((await connectStripe(sandbox).customers.list()).data).toEqual([]);
    const { id } = await connectStripe(sandbox).customers.create({ name: 'Bob' });
    await sandbox.close();
    const [aside] = (await readdir(dirname(file))).filter((name) => name.includes('.unreadable-'));
    expect(line).toContain(aside);
    expect(await readFile(join(dirname(file), aside ?? ''))).toEqual(spoilt);
    await using after = await opened(file);
    expect((await connectStripe(after).customers.list()).data.map((customer) => customer.id)).toEqual([id]);
  });
});

test('given no file, when a sandbox stops, then nothing is left of it', async () => {
  const before = await opened(null);
  await connectStripe(before).customers.create({ name: 'Ada' });
  await before.close();
  await using after = await opened(null);
  expect((await connectStripe(after).customers.list()).data).toEqual([]);
});
