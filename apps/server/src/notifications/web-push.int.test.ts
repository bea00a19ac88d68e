import { inTransaction } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { subscribeBrowser, type TestBrowser } from '../../../../tools/sandbox/push/test-browser.ts';
import { handleFacts, runClocks } from '../testing/handle-facts.ts';
import { makeExpert, requestOf } from '../testing/make-people.ts';
import { makeCustomerBy, messagesTo, noon, openMessaging, type MessageRow, type Messaging } from '../testing/messaging-fixture.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { assignTicket, type PlayedVisit } from '../testing/play-visit.ts';

const second = 1000;
type Caller = ReturnType<TestApp['as']>;
type Expert = { readonly id: string; readonly phone: string; readonly caller: Caller };

async function expertOf(m: Messaging): Promise<Expert> {
  const { id } = await makeExpert(m.opened);
  const { phone } = await m.opened.as(actorWith('admin')).experts.get({ expertId: id });
  return { id, phone, caller: m.opened.as(actorWith('expert', { expertId: id })) };
}

const subscriptionOf = ({ endpoint, p256dh, auth }: TestBrowser, device = 'Chrome on Android') => ({ commandId: v7(), endpoint, p256dh, auth, device });

async function subscribe(m: Messaging, expert: Expert, device = 'Chrome on Android'): Promise<TestBrowser> {
  const { publicKey } = await expert.caller.notifications.pushKey();
  const browser = subscribeBrowser(m.sandbox, publicKey ?? '');
  await expert.caller.notifications.subscribePush(subscriptionOf(browser, device));
  return browser;
}

/** A ticket that dispatch offers to whoever can do it. */
async function offerTicket(m: Messaging): Promise<{ readonly ticketId: string; readonly number: number }> {
  const customer = await makeCustomerBy(m, { channel: 'email' });
  const request = { ...requestOf(customer), problemCode: 'tv-no-picture' };
  const { number } = await m.opened.as(actorWith('customer', { customerId: customer.id })).tickets.raise(request);
  await handleFacts(m.opened, 'dispatch');
  return { ticketId: request.ticketId, number };
}

/** A reminder as the visit's watch records it. */
async function nudge(m: Messaging, visit: PlayedVisit, channel: 'push' | 'sms'): Promise<void> {
  const { ticket } = await m.opened.as(actorWith('manager')).tickets.get({ ticketId: visit.ticketId });
  await inTransaction(m.opened.app.orm.em, async (tx) => recordFact(tx, { id: v7(), type: 'VisitNudged', topics: ['staff'], ticketId: ticket.id, payload: { ticket, assignmentId: visit.assignmentId, expertId: visit.expertId, channel, about: 'start' } }));
}

async function visitOf(m: Messaging, expert: Expert): Promise<PlayedVisit> {
  const visit = await assignTicket(m.opened, await makeCustomerBy(m, { channel: 'email' }), { expertId: expert.id });
  await m.settle();
  return visit;
}

const pushesOf = (m: Messaging): Promise<(MessageRow & { body: string })[]> => m.opened.app.orm.em.fork().execute(`select kind, channel, status, error_code, recipient, attempts, body from message where channel = 'push' order by created_at, id`);
const statesOf = async (m: Messaging, kind: string): Promise<string[]> => (await pushesOf(m)).filter((row) => row.kind === kind).map((row) => row.status);
const reminders = (m: Messaging, { phone }: Expert): number => m.sandbox.messagesTo(phone).filter(({ body }) => body.includes('time to leave')).length;
const subscriptions = (m: Messaging): Promise<{ expert_id: string }[]> => m.opened.app.orm.em.fork().execute(`select expert_id from push_subscription`);
const tokenOf = ({ endpoint }: TestBrowser): string => endpoint.split('/').at(-1) ?? '';

describe('given an expert who asked for pushes', () => {
  test('when a job is offered to him, then every device of his shows it, sealed for it alone, and the text message goes out all the same', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const [phone, tablet] = [await subscribe(m, expert), await subscribe(m, expert, 'Safari on iPad')];
    const { number, ticketId } = await offerTicket(m);
    await handleFacts(m.opened, 'notifications', 10);
    await m.settle();
    await Promise.all([1, 2, 3].map(() => handleFacts(m.opened, 'delivery')));
    for (const browser of [phone, tablet]) {
      expect(browser.read()).toEqual([{ title: `New job #${number} in New York 10001`, body: expect.stringMatching(/^Penultimate Vista 55: .+\nNew York 10001\. Arrive by .+ EST\.\nPlease answer by .+ EST;/), path: expect.stringMatching(/^\/expert\/jobs\/[0-9a-f-]{36}$/), tag: `job-${number}`, lang: 'en' }]);
      // No surname, no street: the same rule as for the text message.
      expect(JSON.stringify(browser.read())).not.toMatch(/Person|Main Street/);
    }
    expect(m.sandbox.push.messages.all()).toMatchObject([{ urgency: 'high', topic: `job-${number}` }, { urgency: 'high', topic: `job-${number}` }]);
    expect(await statesOf(m, 'offer')).toEqual(['sent', 'sent']);
    expect(m.sandbox.messagesTo(expert.phone).filter(({ body }) => body.includes(`Job #${number}`))).toHaveLength(1);
    const shown = (await m.opened.as(actorWith('agent')).notifications.forTicket({ ticketId })).filter(({ channel }) => channel === 'push');
    expect(shown.map(({ kind, recipient, status }) => [kind, recipient, status])).toEqual([['offer', 'Chrome on Android', 'sent'], ['offer', 'Safari on iPad', 'sent']]);
    expect(JSON.stringify(shown)).not.toContain(phone.endpoint);
  });

  test('when the offer ends without him, then its push takes the place of the offer’s', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = await subscribe(m, expert);
    const { number } = await offerTicket(m);
    await m.settle();
    await m.moveTo(noon + 30 * minute);
    await runClocks(m.opened, 'dispatch');
    await m.settle();
    expect(browser.read()).toMatchObject([{ title: `New job #${number} in New York 10001`, tag: `job-${number}` }, { title: `Job #${number} is no longer yours to answer`, tag: `job-${number}`, path: '/expert/' }]);
  });

  test('when his visit begins, then the first reminder is a push and no text, and the second a text and no push', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = await subscribe(m, expert);
    const visit = await visitOf(m, expert);
    await nudge(m, visit, 'push');
    await m.settle();
    expect(browser.read().at(-1)).toMatchObject({ title: expect.stringMatching(/^Job #\d{6}: time to leave$/), path: `/expert/jobs/${visit.assignmentId}` });
    expect(m.sandbox.push.messages.all().at(-1)).toMatchObject({ ttl: 600, urgency: 'high' });
    expect(reminders(m, expert)).toBe(0);
    const seen = browser.read().length;
    await nudge(m, visit, 'sms');
    await m.settle();
    expect([reminders(m, expert), browser.read().length]).toEqual([1, seen]);
  });

  test('when a text tells him of a job given to him and taken again, then so does a push', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = await subscribe(m, expert);
    const visit = await visitOf(m, expert);
    await m.opened.as(actorWith('manager')).dispatch.release({ commandId: v7(), assignmentId: visit.assignmentId, reason: 'The van is broken' });
    await m.settle();
    expect(browser.read()).toMatchObject([{ title: expect.stringMatching(/is yours$/) }, { title: expect.stringMatching(/is off$/) }]);
  });
});

describe('given a reminder that is a push alone', () => {
  test('when he has no device, then it is a text', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    await nudge(m, await visitOf(m, expert), 'push');
    await m.settle();
    expect(reminders(m, expert)).toBe(1);
  });

  test.each([[['gone', 'gone'], 1], [['gone', 'there'], 0], [['there', 'gone'], 0]] as const)('when of his devices one is %s, then he gets %s text', async (fates, wanted) => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browsers = await Promise.all(fates.map(() => subscribe(m, expert)));
    const visit = await visitOf(m, expert);
    for (const [n, browser] of browsers.entries()) if (fates[n] === 'gone') m.sandbox.push.drop(browser.endpoint);
    await nudge(m, visit, 'push');
    await m.settle();
    // The fact again, now that the devices are gone, is still the same text.
    expect(reminders(m, expert)).toBe(wanted);
    await handleFacts(m.opened, 'notifications', 3);
    await m.settle();
    expect(reminders(m, expert)).toBe(wanted);
    expect(await subscriptions(m)).toHaveLength(fates.filter((fate) => fate === 'there').length);
  });

  test('when the push service took it and lost the answer, then it is not sent again, and after a minute it is a text', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = await subscribe(m, expert);
    const visit = await visitOf(m, expert);
    m.sandbox.addFault({ target: 'push', kind: 'accept-then-drop', to: tokenOf(browser), times: 1 });
    await nudge(m, visit, 'push');
    await m.settle();
    expect(await statesOf(m, 'visit_reminder')).toEqual(['unknown']);
    await m.moveTo(noon + 61 * second);
    await m.settle();
    expect((await pushesOf(m)).at(-1)).toMatchObject({ kind: 'visit_reminder', status: 'failed', error_code: 'outcome_unknown', attempts: 1 });
    expect([browser.read().filter((push) => JSON.stringify(push).includes('time to leave')).length, reminders(m, expert)]).toEqual([1, 1]);
  });
});

describe('given a push service in trouble', () => {
  test('when it refuses for now, then the push is tried again and arrives once', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = await subscribe(m, expert);
    m.sandbox.addFault({ target: 'push', kind: '429', to: tokenOf(browser), times: 2 });
    await offerTicket(m);
    await m.settle();
    expect(await statesOf(m, 'offer')).toEqual(['queued']);
    await m.moveTo(noon + 2 * second);
    await m.settle();
    await m.moveTo(noon + 10 * second);
    await m.settle();
    expect((await pushesOf(m))[0]).toMatchObject({ status: 'sent', attempts: 3 });
    expect(browser.read()).toHaveLength(1);
  });

  test('when an offer’s time is up, or newer news of the job is owed, before it could be sent, then it is not sent', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = await subscribe(m, expert);
    m.sandbox.addFault({ target: 'push', kind: '429', to: tokenOf(browser), times: 1 });
    await offerTicket(m);
    await m.settle();
    await m.moveTo(noon + 30 * minute);
    await m.settle();
    expect((await pushesOf(m)).map((row) => [row.status, row.error_code])).toEqual([['failed', 'out_of_date']]);
    m.sandbox.addFault({ target: 'push', kind: '429', to: tokenOf(browser), times: 1 });
    const visit = await visitOf(m, expert);
    await m.opened.as(actorWith('manager')).dispatch.release({ commandId: v7(), assignmentId: visit.assignmentId, reason: 'The van is broken' });
    await handleFacts(m.opened, 'notifications');
    await m.moveTo(noon + 40 * minute);
    await m.settle();
    expect((await pushesOf(m)).filter((row) => row.kind === 'job_assigned').map((row) => [row.status, row.error_code])).toEqual([['failed', 'overtaken']]);
    expect(browser.read().map((push) => JSON.stringify(push)).filter((push) => push.includes('is yours'))).toEqual([]);
  });

  test('when a device is gone, then its subscription is removed, nobody gets a task, and the text of the offer is untouched', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = await subscribe(m, expert);
    m.sandbox.push.drop(browser.endpoint);
    const { number, ticketId } = await offerTicket(m);
    await m.settle();
    expect((await pushesOf(m)).map((row) => [row.status, row.error_code])).toEqual([['failed', '410']]);
    expect(await subscriptions(m)).toEqual([]);
    expect(m.sandbox.messagesTo(expert.phone).filter(({ body }) => body.includes(`Job #${number}`))).toHaveLength(1);
    await handleFacts(m.opened, 'tickets');
    expect(await m.opened.app.orm.em.fork().execute(`select 1 from staff_task where kind = 'message_undeliverable' and ticket_id = ?`, [ticketId])).toEqual([]);
  });
});

describe('given what a browser says of itself', () => {
  test('when its address is not that of a push service, or its key is as long as a key and none, then it is refused and nothing is kept', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = subscribeBrowser(m.sandbox, m.opened.app.env.VAPID_PUBLIC_KEY ?? '');
    const endpoints = ['https://169.254.169.254/latest/meta-data', 'https://localhost/push/x', 'https://fcm.googleapis.com.evil.example/fcm/send/x', 'http://fcm.googleapis.com/fcm/send/x', 'https://web.push.apple.com:8443/x', `${m.sandbox.url}/control/reset`, `${m.url}/push/x`];
    const wrong = [...endpoints.map((endpoint) => ({ endpoint })), { p256dh: `B${'A'.repeat(86)}` }];
    for (const change of wrong) await expect(expert.caller.notifications.subscribePush({ ...subscriptionOf(browser), ...change })).rejects.toThrow(/push service/);
    expect(await subscriptions(m)).toEqual([]);
  });

  test('when an address that was kept may no longer be called, then it is not called', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = await subscribe(m, expert);
    await m.opened.app.orm.em.fork().execute(`update push_subscription set endpoint = replace(endpoint, '/push/', '/control/')`);
    await offerTicket(m);
    await m.settle();
    expect((await pushesOf(m)).map((row) => [row.status, row.error_code])).toEqual([['failed', 'endpoint_not_allowed']]);
    expect(browser.read()).toEqual([]);
  });

  test('when the same request comes ten times, or the browser subscribes anew, then it is one device', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = subscribeBrowser(m.sandbox, m.opened.app.env.VAPID_PUBLIC_KEY ?? '');
    const request = subscriptionOf(browser);
    await Promise.all(Array.from({ length: 10 }, () => expert.caller.notifications.subscribePush(request)));
    await Promise.all(Array.from({ length: 5 }, () => expert.caller.notifications.subscribePush(subscriptionOf(browser))));
    expect(await subscriptions(m)).toHaveLength(1);
  });

  test('when somebody subscribes an eleventh device, then the one not heard of longest is dropped', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const first = await subscribe(m, expert);
    for (let n = 1; n <= 10; n += 1) {
      await m.moveTo(noon + n * second);
      await subscribe(m, expert);
    }
    const kept = await m.opened.app.orm.em.fork().execute<{ endpoint: string }[]>(`select endpoint from push_subscription`);
    expect([kept.length, kept.some(({ endpoint }) => endpoint === first.endpoint)]).toEqual([10, false]);
  });
});

describe('given a device', () => {
  test('when its expert turns it off, then it gets nothing more; nobody else can turn it off', async () => {
    await using m = await openMessaging();
    const [expert, other] = [await expertOf(m), await expertOf(m)];
    const browser = await subscribe(m, expert);
    await other.caller.notifications.unsubscribePush({ commandId: v7(), endpoint: browser.endpoint });
    expect(await subscriptions(m)).toHaveLength(1);
    const off = { commandId: v7(), endpoint: browser.endpoint };
    expect(await expert.caller.notifications.unsubscribePush(off)).toEqual({ subscribed: false });
    expect(await expert.caller.notifications.unsubscribePush(off)).toEqual({ subscribed: false });
    await visitOf(m, expert);
    expect([await subscriptions(m), browser.read()]).toEqual([[], []]);
  });

  test('when another expert signs in on it, then it is his, and what was owed to the one before does not reach it', async () => {
    await using m = await openMessaging();
    const [before, now] = [await expertOf(m), await expertOf(m)];
    const browser = await subscribe(m, before);
    const visit = await assignTicket(m.opened, await makeCustomerBy(m, { channel: 'email' }), { expertId: before.id });
    await handleFacts(m.opened, 'notifications');
    await now.caller.notifications.subscribePush(subscriptionOf(browser));
    await m.settle();
    await nudge(m, visit, 'push');
    await m.settle();
    expect(browser.read()).toEqual([]);
    expect(await subscriptions(m)).toEqual([{ expert_id: now.id }]);
    await visitOf(m, now);
    expect(browser.read()).toMatchObject([{ title: expect.stringMatching(/is yours$/) }]);
  });

  test('when its expert’s account is switched off, then it gets nothing more', async () => {
    await using m = await openMessaging();
    const expert = await expertOf(m);
    const browser = await subscribe(m, expert);
    const visit = await visitOf(m, expert);
    const seen = browser.read().length;
    await m.opened.app.orm.em.fork().execute(`update expert set active = false where id = ?`, [expert.id]);
    await nudge(m, visit, 'push');
    await m.settle();
    expect([seen, browser.read().length]).toEqual([1, 1]);
  });
});

test('given no keys, when an expert asks for the key, then there is none and nothing can be subscribed', async () => {
  await using m = await openMessaging({ VAPID_PUBLIC_KEY: '', VAPID_PRIVATE_KEY: '' });
  const expert = await expertOf(m);
  expect(await expert.caller.notifications.pushKey()).toEqual({ publicKey: null });
  const browser = subscribeBrowser(m.sandbox, 'none');
  await expect(expert.caller.notifications.subscribePush(subscriptionOf(browser))).rejects.toThrow();
  expect(await messagesTo(m, expert.phone)).toEqual([]);
});
