import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { factsOf, handleFacts, runClocks } from '../testing/handle-facts.ts';
import { makeExpert, requestOf, type TestCustomer } from '../testing/make-people.ts';
import { eventually, makeCustomerBy, messagesTo, noon, openMessaging, type Messaging } from '../testing/messaging-fixture.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { arrive, assignTicket, completeTicket } from '../testing/play-visit.ts';

const raise = async ({ opened }: Messaging, customer: TestCustomer) => opened.as(actorWith('customer', { customerId: customer.id })).tickets.raise({ ...requestOf(customer), problemCode: 'tv-no-picture' });

const kinds = (rows: readonly { readonly kind: string; readonly channel: string }[]): string[] => rows.map(({ kind, channel }) => `${kind} ${channel}`);
const of = (kind: string) => (row: { readonly kind: string }): boolean => row.kind === kind;

const second = 1000;
/** Joining brings messages about the account; these tests are about tickets. */
const about = async (m: Messaging, ...recipients: string[]) => (await messagesTo(m, ...recipients)).filter(({ kind }) => kind !== 'welcome' && !kind.startsWith('plan_'));
const texts = (m: Messaging, phone: string) => m.sandbox.messagesTo(phone).filter((sms) => /#\d{6}/.test(sms.body));

const late = Date.parse('2026-11-25T02:30:00Z');

describe('who is told what', () => {
  test('an expert gets a text message with an offer, and no name or street before he accepts', async () => {
    await using m = await openMessaging();
    const { id } = await makeExpert(m.opened);
    const { number } = await raise(m, await makeCustomerBy(m, { channel: 'email' }));
    await handleFacts(m.opened, 'dispatch');
    await m.settle();
    const { phone } = await m.opened.as(actorWith('admin')).experts.get({ expertId: id });
    const [sms] = texts(m, phone);
    expect(sms?.body).toMatch(new RegExp(`Job #${number}.*New York 10001.*${m.url}/expert/jobs/[0-9a-f-]{36}$`, 's'));
    expect(sms?.body).not.toMatch(/Person|Main Street/);
  });

  test.each([['email', 'sms'], ['sms', 'email']] as const)('a customer who prefers %s gets every step of his visit so, and nothing by %s', async (channel, other) => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel });
    await completeTicket(m.opened, customer, { expertId: (await makeExpert(m.opened)).id });
    await m.settle();
    const steps = ['ticket_received', 'expert_assigned', 'on_the_way', 'visit_summary'];
    const rows = (await about(m, customer.email, customer.phone)).filter(({ kind }) => steps.includes(kind));
    expect(kinds(rows)).toEqual(steps.map((step) => `${step} ${channel}`));
    expect(rows.filter((row) => row.channel === other)).toEqual([]);
    const delivered = channel === 'sms' ? texts(m, customer.phone).length : m.sandbox.mailsTo(customer.email).filter((mail) => /#\d{6}/.test(`${mail.subject} ${mail.text}`)).length;
    expect(delivered).toBe(4);
  });

  test('given a visit done without a signal, when it is heard of hours later, then the customer gets its summary and nothing stale', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    const visit = await assignTicket(m.opened, customer, { expertId: (await makeExpert(m.opened)).id });
    await m.moveTo(noon + 4 * hour);
    const { dispatch } = m.opened.as(actorWith('expert', { expertId: visit.expertId }));
    const done = (minutes: number) => ({ commandId: v7(), assignmentId: visit.assignmentId, doneAt: noon + minutes * minute });
    await dispatch.startTravel(done(5));
    await dispatch.arrive(done(30));
    await dispatch.pause({ ...done(40), holdReason: 'no_access', resumeAt: noon + 60 * minute });
    await dispatch.resume(done(55));
    await dispatch.complete({ ...done(95), resolution: 'repaired', summary: 'New backlight.', knowledge: { kind: 'none_fits' } });
    await m.settle();
    expect(kinds(await about(m, customer.email, customer.phone))).toEqual(['ticket_received sms', 'expert_assigned sms', 'visit_summary sms']);
  });

  test('in Spanish to who speaks it', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms', language: 'es' });
    await raise(m, customer);
    await m.settle();
    expect(texts(m, customer.phone).map((sms) => sms.body)).toEqual([expect.stringContaining('recibida')]);
  });

  test('ten deliveries of every fact are one message each', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    const visit = await completeTicket(m.opened, customer, { expertId: (await makeExpert(m.opened)).id });
    await m.opened.as(actorWith('manager')).tickets.get({ ticketId: visit.ticketId });
    await handleFacts(m.opened, 'notifications', 10);
    await Promise.all([1, 2, 3].map(() => handleFacts(m.opened, 'delivery')));
    await m.settle();
    const bodies = texts(m, customer.phone).map((sms) => sms.body);
    expect(bodies).toHaveLength(4);
    expect(new Set(bodies).size).toBe(4);
  });

  test('another expert is news of its own, and the first one hears that he need not go', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    const [first, second_] = [await makeExpert(m.opened), await makeExpert(m.opened)];
    const visit = await assignTicket(m.opened, customer, { expertId: first.id });
    const manager = m.opened.as(actorWith('manager'));
    await manager.dispatch.release({ commandId: v7(), assignmentId: visit.assignmentId, reason: 'He is ill' });
    const { ticket } = await manager.tickets.get({ ticketId: visit.ticketId });
    await manager.dispatch.assignByHand({ commandId: v7(), ticketId: visit.ticketId, version: ticket.version, expertId: second_.id, reason: 'She is free' });
    await m.settle();
    expect((await about(m, customer.phone)).map((row) => row.kind)).toEqual(['ticket_received', 'expert_assigned', 'visit_replanned', 'expert_changed']);
    const { phone } = await m.opened.as(actorWith('admin')).experts.get({ expertId: first.id });
    expect((await about(m, phone)).map((row) => row.kind)).toEqual(['job_assigned', 'job_cancelled']);
  });
});

describe('what became of a message', () => {
  test('is what the provider reports; a report that nobody signed changes nothing', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    m.sandbox.addFault({ target: 'twilio', kind: 'no-callback', to: customer.phone });
    const { ticketId } = await raise(m, customer);
    await m.settle();
    const [sms] = texts(m, customer.phone);
    const form = new URLSearchParams({ MessageSid: sms?.id ?? '', MessageStatus: 'delivered' });
    const forged = await fetch(sms?.statusCallback ?? '', { method: 'POST', body: form, headers: { 'x-twilio-signature': 'bm90IGEgc2lnbmF0dXJl' } });
    expect(forged.status).toBe(403);
    expect((await about(m, customer.phone)).map((row) => row.status)).toEqual(['sent']);
    const second_ = await makeCustomerBy(m, { channel: 'sms' });
    await raise(m, second_);
    await m.settle();
    expect((await eventually(() => about(m, second_.phone), ([row]) => row?.status === 'delivered'))[0]).toMatchObject({ status: 'delivered', error_code: null });
    expect(await m.opened.as(actorWith('agent')).notifications.forTicket({ ticketId })).toMatchObject([{ kind: 'ticket_received', channel: 'sms', status: 'sent', recipient: customer.phone }]);
  });

  test('an SMS that fails is followed by an e-mail, once', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    m.sandbox.addFault({ target: 'twilio', kind: 'undelivered', to: customer.phone });
    await raise(m, customer);
    await m.settle();
    await eventually(() => about(m, customer.phone), ([row]) => row?.status === 'failed');
    await m.settle();
    await handleFacts(m.opened, 'notifications', 3);
    await m.settle();
    expect(m.sandbox.mailsTo(customer.email).filter((mail) => mail.subject.startsWith('We have your ticket'))).toHaveLength(1);
  });

  test('an SMS without a report is looked up after 60 seconds', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    m.sandbox.addFault({ target: 'twilio', kind: 'no-callback', to: customer.phone });
    await raise(m, customer);
    await m.settle();
    const mails = () => m.sandbox.mailsTo(customer.email).filter((mail) => mail.subject.startsWith('We have your ticket')).length;
    await m.moveTo(noon + 59 * second);
    await m.settle();
    expect(mails()).toBe(0);
    // The provider's own clock runs on: it has delivered before it is asked.
    await eventually(() => m.sandbox.messagesTo(customer.phone).at(-1)?.status, (status) => status === 'delivered');
    await m.moveTo(noon + 61 * second);
    await m.settle();
    // Nobody has reported, so the provider is asked: it has delivered, and no second message is needed.
    expect((await about(m, customer.phone))[0]).toMatchObject({ channel: 'sms', status: 'delivered' });
    expect(mails()).toBe(0);
  });

  test('an e-mail that is refused for good is followed by an SMS', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'email' });
    m.sandbox.addFault({ target: 'smtp', kind: 'refuse', to: customer.email });
    await raise(m, customer);
    await m.settle();
    expect(kinds((await about(m, customer.email, customer.phone)).filter(of('ticket_received')))).toEqual(['ticket_received email', 'ticket_received sms']);
    expect(texts(m, customer.phone)).toHaveLength(1);
  });

  test('one that fails on both channels is a task for a person', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'email' });
    m.sandbox.addFault({ target: 'smtp', kind: 'refuse', to: customer.email });
    m.sandbox.addFault({ target: 'twilio', kind: 'failed', to: customer.phone });
    const { ticketId } = await raise(m, customer);
    await m.settle();
    await eventually(() => about(m, customer.phone), ([row]) => row?.status === 'failed');
    await handleFacts(m.opened, 'tickets', 3);
    expect(await m.opened.app.orm.em.fork().execute(`select owner_role from staff_task where kind = 'message_undeliverable' and ticket_id = ?`, [ticketId])).toEqual([{ owner_role: 'agent' }]);
  });

  test('a mail server that dies after taking the mail leaves it unknown; it is not sent again, the person hears otherwise', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'email' });
    await m.settle();
    m.sandbox.addFault({ target: 'smtp', kind: 'accept-then-drop', to: customer.email, times: 1 });
    await raise(m, customer);
    await m.settle();
    const mails = () => m.sandbox.mailsTo(customer.email).filter((mail) => mail.subject.startsWith('We have your ticket')).length;
    const row = async () => (await about(m, customer.email)).find(of('ticket_received'));
    expect([mails(), (await row())?.status]).toEqual([1, 'unknown']);
    await m.moveTo(noon + 30 * minute);
    await m.settle();
    await m.settle();
    expect([mails(), (await row())?.status, (await row())?.error_code, (await row())?.attempts]).toEqual([1, 'failed', 'outcome_unknown', 1]);
    expect(texts(m, customer.phone)).toHaveLength(1);
  });

  test('a provider that took the SMS and lost the answer is asked, not sent to again', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    await m.settle();
    m.sandbox.addFault({ target: 'twilio', kind: 'accept-then-drop', to: customer.phone, times: 1 });
    await raise(m, customer);
    await m.settle();
    await m.moveTo(noon + 10 * second);
    await m.settle();
    expect(texts(m, customer.phone)).toHaveLength(1);
    expect(['sent', 'delivered']).toContain((await about(m, customer.phone))[0]?.status);
  });

  test('a refusal for now is tried again after 1 s, 5 s, 30 s, 2 min and 10 min, then it has failed', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'email' });
    await m.settle();
    m.sandbox.addFault({ target: 'smtp', kind: '500', to: customer.email });
    await raise(m, customer);
    await m.settle();
    const attempts = async () => (await about(m, customer.email)).find(of('ticket_received'))?.attempts;
    const seen = [await attempts()];
    let now = noon;
    for (const wait of [1, 5, 30, 120, 600]) {
      await m.moveTo(now + wait * second - 100);
      await m.settle();
      seen.push(await attempts());
      now += wait * second;
      await m.moveTo(now);
      await m.settle();
      seen.push(await attempts());
    }
    expect(seen).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
    expect((await about(m, customer.email)).find(of('ticket_received'))).toMatchObject({ status: 'failed', error_code: '451' });
    expect(texts(m, customer.phone)).toHaveLength(1);
  });
});

describe('what a person asks for', () => {
  test.each(['STOP', 'opt out', 'please stop texting me', 'No me envíen más mensajes'])('"%s" is obeyed at once: e-mail instead, until START', async (words) => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    const optedOut = async () => (await m.opened.as(actorWith('customer', { customerId: customer.id })).customers.profile()).smsOptedOut;
    m.sandbox.replyFrom(customer.phone, words);
    expect(await eventually(optedOut, Boolean)).toBe(true);
    await m.settle();
    const before = texts(m, customer.phone).length;
    await raise(m, customer);
    await m.settle();
    expect(texts(m, customer.phone)).toHaveLength(before);
    expect(m.sandbox.mailsTo(customer.email).filter((mail) => mail.subject.startsWith('We have your ticket'))).toHaveLength(1);
    m.sandbox.replyFrom(customer.phone, 'START');
    expect(await eventually(optedOut, (out) => !out)).toBe(false);
  });

  test('anything else is shown to a person, once', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    m.sandbox.replyFrom(customer.phone, 'I will be ten minutes late');
    const tasks = async () => {
      await handleFacts(m.opened, 'tickets', 3);
      return m.opened.app.orm.em.fork().execute<unknown[]>(`select 1 from staff_task where kind = 'inbound_text'`);
    };
    expect(await eventually(tasks, (rows) => rows.length > 0)).toHaveLength(1);
  });

  test('a text that nobody signed is not read', async () => {
    await using m = await openMessaging();
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    const answer = await fetch(`${m.url}/webhooks/twilio/inbound`, { method: 'POST', body: new URLSearchParams({ MessageSid: `SM${'0'.repeat(32)}`, From: customer.phone, Body: 'STOP' }) });
    expect(answer.status).toBe(403);
    expect((await m.opened.as(actorWith('customer', { customerId: customer.id })).customers.profile()).smsOptedOut).toBe(false);
  });
});

describe('at night', () => {
  test('a text that can wait waits until eight, one about a visit does not', async () => {
    await using m = await openMessaging();
    await m.moveTo(late);
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    const visit = await assignTicket(m.opened, customer, { expertId: (await makeExpert(m.opened)).id });
    await arrive(m.opened, visit);
    await m.opened.as(actorWith('expert', { expertId: visit.expertId })).dispatch.complete({ commandId: v7(), assignmentId: visit.assignmentId, resolution: 'repaired', summary: 'Done.', knowledge: { kind: 'none_fits' } });
    await m.settle();
    const sent = async () => (await about(m, customer.phone)).filter((row) => row.status !== 'queued').map((row) => row.kind);
    expect(await sent()).toEqual(['ticket_received', 'expert_assigned', 'on_the_way']);
    const eight = Date.parse('2026-11-25T13:00:00Z');
    await m.moveTo(eight - second);
    await m.settle();
    expect(await sent()).toHaveLength(3);
    await m.moveTo(eight);
    await m.settle();
    expect(await sent()).toEqual(['ticket_received', 'expert_assigned', 'on_the_way', 'visit_summary']);
  });

  test('an e-mail does not wait', async () => {
    await using m = await openMessaging();
    await m.moveTo(late);
    const customer = await makeCustomerBy(m, { channel: 'email' });
    await completeTicket(m.opened, customer, { expertId: (await makeExpert(m.opened)).id });
    await m.settle();
    expect((await about(m, customer.email)).filter(of('visit_summary')).map((row) => row.status)).toEqual(['sent']);
  });
});

test('the survey goes out by e-mail with a link that works, also to somebody who prefers SMS', async () => {
  await using m = await openMessaging();
  const customer = await makeCustomerBy(m, { channel: 'sms' });
  await completeTicket(m.opened, customer, { expertId: (await makeExpert(m.opened)).id });
  await handleFacts(m.opened, 'surveys', 3);
  await m.moveTo(noon + hour);
  await runClocks(m.opened, 'surveys');
  await m.settle();
  const links = m.sandbox.mailsTo(customer.email).flatMap((mail) => mail.links).filter((link) => link.includes('/survey/'));
  expect(links).toHaveLength(1);
  const token = links[0]?.split('/survey/')[1] ?? '';
  expect((await m.opened.as(null).surveys.open({ token })).ticketNumber).toBeGreaterThan(0);
  expect((await factsOf(m.opened)).filter((fact) => fact.type === 'SurveyDue')).toHaveLength(1);
});
