import { inTransaction } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { hour } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handleFacts } from '../testing/handle-facts.ts';
import type { TestCustomer } from '../testing/make-people.ts';
import { eventually, makeCustomerBy, messagesTo, noon, openMessaging, type Messaging } from '../testing/messaging-fixture.ts';
import { actorWith } from '../testing/open-test-app.ts';

let m: Messaging;
beforeEach(async () => {
  m = await openMessaging();
});
afterEach(() => m[Symbol.asyncDispose]());

const night = Date.parse('2026-11-25T02:30:00Z');
const eight = Date.parse('2026-11-25T13:00:00Z');

const plan = { contractId: v7(), planName: 'Home TV', timeZone: 'America/New_York' };
const record = (type: string, payload: object) => inTransaction(m.opened.app.orm.em, async (tx) => recordFact(tx, { id: v7(), type, topics: ['staff'], ticketId: null, payload }));
const announce = ({ id }: TestCustomer) => record('RenewalAnnounced', { ...plan, customerId: id, days: 30, renewsAt: noon + 720 * hour, amountCents: 8900 });

type Wish = { readonly channel?: 'email' | 'sms'; readonly language?: 'en' | 'es'; readonly phone?: string };

async function change({ id }: TestCustomer, wish: Wish): Promise<void> {
  const me = m.opened.as(actorWith('customer', { customerId: id }));
  const { version, name, phone, place, channel, language } = await me.customers.profile();
  await me.customers.updateProfile({ commandId: v7(), version, name, phone, place, channel, language, ...wish });
}

const notices = async (...recipients: string[]) => (await messagesTo(m, ...recipients)).filter(({ kind }) => kind === 'renewal_notice').map(({ channel, recipient, status }) => `${channel} ${recipient} ${status}`);

describe('who changes how he wants to be told', () => {
  test.each([['email', 'sms'], ['sms', 'email']] as const)('from %s to %s is told so by the very next message', async (before, after) => {
    const customer = await makeCustomerBy(m, { channel: before });
    await m.settle();
    await change(customer, { channel: after });
    await announce(customer);
    await m.settle();
    const to = after === 'sms' ? customer.phone : customer.email;
    expect(await notices(customer.phone, customer.email)).toEqual([expect.stringMatching(new RegExp(`^${after} ${to.replace('+', '\\+')} (sent|delivered)$`))]);
  });

  test('gets a text that was held overnight as an e-mail, once and at once, because an e-mail does not ring', async () => {
    await m.moveTo(night);
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    await announce(customer);
    await m.settle();
    expect(await notices(customer.phone, customer.email)).toEqual([`sms ${customer.phone} queued`]);
    await change(customer, { channel: 'email' });
    await m.settle();
    expect(await notices(customer.phone, customer.email)).toEqual([`email ${customer.email} sent`]);
    await m.moveTo(eight);
    await m.settle();
    expect(m.sandbox.messagesTo(customer.phone).filter(({ body }) => body.includes('renews'))).toEqual([]);
    expect(m.sandbox.mailsTo(customer.email).filter(({ subject }) => subject.includes('renews'))).toHaveLength(1);
  });

  test('gets it in the morning in the new language', async () => {
    await m.moveTo(night);
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    await announce(customer);
    await m.settle();
    await change(customer, { language: 'es' });
    await m.settle();
    expect(await notices(customer.phone, customer.email)).toEqual([`sms ${customer.phone} queued`]);
    await m.moveTo(eight);
    await m.settle();
    expect(m.sandbox.messagesTo(customer.phone).map(({ body }) => body).filter((body) => body.includes('Home TV'))).toEqual([expect.stringContaining('se renueva')]);
  });

  test('gets nothing at the number he gave up, nor at one that he has not proved', async () => {
    await m.moveTo(night);
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    await announce(customer);
    await m.settle();
    await change(customer, { phone: '+12125557777' });
    await m.settle();
    await m.moveTo(eight);
    await m.settle();
    expect(await notices(customer.phone, '+12125557777', customer.email)).toEqual([`email ${customer.email} sent`]);
  });
});

describe('what reaches nobody', () => {
  test('becomes one task that leads to the customer, and stands among his messages with the code', async () => {
    const customer = await makeCustomerBy(m, { channel: 'email' });
    await m.settle();
    m.sandbox.addFault({ target: 'smtp', kind: 'refuse', to: customer.email });
    m.sandbox.addFault({ target: 'twilio', kind: 'failed', to: customer.phone });
    await announce(customer);
    await m.settle();
    await eventually(() => messagesTo(m, customer.phone, customer.email), (told) => told.filter(({ kind, status }) => kind === 'renewal_notice' && status === 'failed').length === 2);
    await handleFacts(m.opened, 'tickets', 3);
    const agent = m.opened.as(actorWith('agent'));
    const tasks = (await agent.tickets.tasks({})).filter(({ kind }) => kind === 'message_undeliverable');
    expect(tasks).toMatchObject([{ ticketId: null, customerId: customer.id, customerName: expect.stringMatching(/^Person/), note: 'A message (renewal notice) reached the person on no channel. Please call.' }]);
    const told = await agent.notifications.forCustomer({ customerId: customer.id });
    expect(told.filter(({ kind }) => kind === 'renewal_notice').map(({ status, errorCode }) => [status, errorCode === null])).toEqual([['failed', false], ['failed', false]]);
  });

  test('a mail with a link into the account is shown to staff without the link, and its failure leads to the customer too', async () => {
    const customerId = v7();
    const email = 'invited@customers.example';
    m.sandbox.addFault({ target: 'smtp', kind: 'refuse', to: email });
    const agent = m.opened.as(actorWith('agent'));
    await agent.customers.registerForCaller({ customerId, email, name: 'Iris Vale', phone: '+12125557778', channel: 'sms', language: 'en', place: { address: { line1: '1 Main Street', city: 'New York', state: 'NY', zip: '10001' }, location: null } });
    await m.settle();
    const told = await agent.notifications.forCustomer({ customerId });
    expect(told.map(({ kind, status, body }) => [kind, status, body])).toEqual([['invitation', 'failed', '']]);
    expect(told.map(({ subject }) => subject)).toEqual(['Set the password of your account']);
    await handleFacts(m.opened, 'tickets', 1);
    expect((await agent.tickets.tasks({})).map((task) => [task.kind, task.customerId])).toEqual([['message_undeliverable', customerId]]);
  });
});
