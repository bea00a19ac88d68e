import { inTransaction } from '@sysops/db/connection';
import { recordFact } from '@sysops/db/outbox';
import { hour } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleFacts } from '../testing/handle-facts.ts';
import { makeExpert } from '../testing/make-people.ts';
import { eventually, makeCustomerBy, messagesTo, noon, openMessaging, type Messaging } from '../testing/messaging-fixture.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { assignTicket } from '../testing/play-visit.ts';

let m: Messaging;
beforeAll(async () => {
  m = await openMessaging();
});
afterAll(() => m[Symbol.asyncDispose]());

const record = (type: string, payload: object, ticketId: string | null = null) =>
  inTransaction(m.opened.app.orm.em, async (tx) => recordFact(tx, { id: v7(), type, topics: ['staff'], ticketId, payload }));

async function kindsTo(...recipients: string[]): Promise<string[]> {
  await handleFacts(m.opened, 'notifications', 3);
  return (await messagesTo(m, ...recipients)).map(({ kind, channel }) => `${kind} ${channel}`);
}

describe('what plans and payments owe to their customer, once each, by the channel he prefers', () => {
  const plan = { contractId: v7(), planName: 'Home TV', timeZone: 'America/New_York' };
  const paid = { endsAt: noon + 24 * hour, amountCents: 8900, invoiceId: v7() };
  test.each([
    ['PlanActivated', paid, 'plan_activated'], ['PlanRenewed', { ...paid, restored: false }, 'plan_renewed'], ['PlanRenewed', { ...paid, restored: true }, 'plan_restored'],
    ['RenewalAnnounced', { days: 30, renewsAt: noon, amountCents: 8900 }, 'renewal_notice'], ['CardExpiring', { days: 7, last4: '4242' }, 'card_expiring'],
    ['ChargeRefused', { day: 0, failure: 'retry', amountCents: 8900, suspendAt: noon, payToken: 'a.1.b' }, 'charge_failed'], ['PlanSuspended', { endAt: noon, amountCents: 8900, payToken: 'a.1.b' }, 'plan_suspended'],
    ['PlanCancelled', { coveredUntil: noon, atOnce: false }, 'plan_cancelled'], ['PlanEnded', { reason: 'unpaid' }, 'plan_ended'], ['RefundMade', { amountCents: 100 }, 'refund_made'],
    ['RefundFailed', { amountCents: 100 }, 'refund_failed'], ['PlanWaived', { endsAt: noon }, 'plan_waived'], ['InvoiceAsked', { number: 'PS-1', amountCents: 100, documentPath: '/api/invoices/x.pdf' }, 'invoice_copy'],
    ['RenewalAnnounced', { days: 7, renewsAt: noon, amountCents: 5900, term: 'month', creditCents: 3000, last4: null, cancelToken: 'a.2.b' }, 'renewal_notice'],
    ['CardExpiring', { days: 7, last4: '4242', expMonth: 5, expYear: 2027, renewsAt: noon, renewsFirst: true }, 'card_expiring'], ['ChargeRefused', { day: 0, failure: 'no_card', amountCents: 8900, suspendAt: noon, payToken: 'a.1.b' }, 'charge_failed'],
  ])('%s %j', async (type, facts, kind) => {
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    await record(type, { ...plan, ...facts, customerId: customer.id });
    expect((await kindsTo(customer.phone, customer.email)).filter((told) => told.startsWith(kind))).toEqual([`${kind} sms`]);
  });

  test('what the books and Stripe disagree about is told to those who keep the board, once in an hour', async () => {
    const [manager, agent] = [`mo-${v7()}@squad.example`, `al-${v7()}@squad.example`];
    for (const [email, roles] of [[manager, 'manager'], [agent, 'agent']]) await m.opened.app.orm.em.fork().execute(`insert into auth."user" (id, name, email, roles) values (?, 'Mo', ?, ?)`, [v7(), email, roles]);
    for (const kind of ['refund_failed', 'skipped_period']) await record('BillingDifferenceFound', { kind, contractId: null, period: null, customerId: null });
    expect(await kindsTo(manager, agent)).toEqual(['billing_alarm email']);
  });

  test('who claims his plan hears that it is registered', async () => {
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    expect(await kindsTo(customer.phone, customer.email)).toEqual(expect.arrayContaining(['plan_claimed sms', 'welcome email']));
  });

  test.each([['sms', ['charge_failed sms', 'charge_failed email']], ['email', ['charge_failed email', 'charge_failed sms']]] as const)('what the bank wants confirmed goes to phone and mailbox, whichever he prefers (%s), each once', async (channel, both) => {
    const customer = await makeCustomerBy(m, { channel });
    const refused = { ...plan, customerId: customer.id, day: 0, failure: 'confirm', amountCents: 8900, suspendAt: noon, payToken: `both.2.${channel}` };
    await record('ChargeRefused', refused);
    expect(new Set((await kindsTo(customer.phone, customer.email)).filter((told) => told.startsWith('charge_failed')))).toEqual(new Set(both));
    await m.settle();
    const link = `${m.url}/pay/both.2.${channel}`;
    expect(m.sandbox.mailsTo(customer.email).flatMap((mail) => mail.links).filter((url) => url === link)).toHaveLength(1);
    expect(m.sandbox.messagesTo(customer.phone).filter(({ body }) => body.includes(link))).toHaveLength(1);
  });

  test('when phone and mailbox both refuse it, one task for a person', async () => {
    const customer = await makeCustomerBy(m, { channel: 'email' });
    await m.settle();
    m.sandbox.addFault({ target: 'smtp', kind: 'refuse', to: customer.email });
    m.sandbox.addFault({ target: 'twilio', kind: 'failed', to: customer.phone });
    await record('ChargeRefused', { ...plan, customerId: customer.id, day: 0, failure: 'confirm', amountCents: 8900, suspendAt: noon, payToken: 'none.2.signed' });
    await m.settle();
    await eventually(() => messagesTo(m, customer.phone, customer.email), (told) => told.filter(({ kind, status }) => kind === 'charge_failed' && status === 'failed').length === 2);
    const tasks = await m.opened.app.orm.em.fork().execute(`select 1 from outbox_event e join message s on s.id = (e.payload->>'messageId')::uuid where e.type = 'MessageUndeliverable' and s.person_id = ? and s.kind = 'charge_failed'`, [customer.id]);
    expect(tasks).toHaveLength(1);
    m.sandbox.clearFaults();
  });

  test('a refused charge comes with the link to pay', async () => {
    const customer = await makeCustomerBy(m, { channel: 'email' });
    await record('ChargeRefused', { ...plan, customerId: customer.id, day: 3, failure: 'confirm', amountCents: 8900, suspendAt: noon, payToken: 'token.2.signed' });
    await m.settle();
    expect(m.sandbox.mailsTo(customer.email).flatMap((mail) => mail.links)).toContain(`${m.url}/pay/token.2.signed`);
  });
});

describe('what a visit’s clocks owe', () => {
  test('a later arrival is told when dispatch says that it is news, and only then', async () => {
    const customer = await makeCustomerBy(m, { channel: 'sms' });
    const visit = await assignTicket(m.opened, customer, { expertId: (await makeExpert(m.opened)).id });
    const { ticket } = await m.opened.as(actorWith('manager')).tickets.get({ ticketId: visit.ticketId });
    const event = { type: 'ArrivalChanged', at: noon, departAt: noon, arriveAt: noon + hour };
    await record('ArrivalChanged', { ticket, event: { ...event, announced: false } }, ticket.id);
    expect(await kindsTo(customer.phone)).not.toContain('running_late sms');
    await record('ArrivalChanged', { ticket, event: { ...event, announced: true } }, ticket.id);
    expect((await kindsTo(customer.phone)).filter((told) => told === 'running_late sms')).toHaveLength(1);
  });

  test('a window that has gone by is told once, instead of the visit being planned anew, and not when somebody else comes at once', async () => {
    const customer = await makeCustomerBy(m, { channel: 'email' });
    const expert = await makeExpert(m.opened);
    const visit = await assignTicket(m.opened, customer, { expertId: expert.id });
    const { ticket } = await m.opened.as(actorWith('manager')).tickets.get({ ticketId: visit.ticketId });
    const released = { ticket, event: { expertId: expert.id, by: { role: 'expert' } } };
    await record('VisitReleased', { ...released, details: { windowPassed: true } }, ticket.id);
    const passed = { ticket, event: { passed: { from: noon - 2 * hour, to: noon } } };
    await record('WindowPassed', passed, ticket.id);
    await record('WindowPassed', { ...passed, details: { quiet: true } }, ticket.id);
    const told = await kindsTo(customer.email);
    expect([told.filter((kind) => kind === 'window_passed email').length, told.filter((kind) => kind === 'visit_replanned email').length]).toEqual([1, 0]);
    await record('VisitReleased', released, ticket.id);
    expect(await kindsTo(customer.email)).toContain('visit_replanned email');
  });

  test('an offered window is told to the customer; both reminders to an expert without a device for pushes; an escalation to managers, not an agent’s', async () => {
    const customer = await makeCustomerBy(m, { channel: 'email' });
    const expert = await makeExpert(m.opened);
    const visit = await assignTicket(m.opened, customer, { expertId: expert.id });
    const { ticket } = await m.opened.as(actorWith('manager')).tickets.get({ ticketId: visit.ticketId });
    const manager = 'mo@staff.example';
    await m.opened.app.orm.em.fork().execute(`insert into auth."user" (id, name, email, roles) values (?, 'Mo', ?, 'agent,manager')`, [v7(), manager]);
    await record('WindowOffered', { ticket, event: { window: { from: noon + 20 * hour, to: noon + 22 * hour } } }, ticket.id);
    for (const channel of ['push', 'sms']) await record('VisitNudged', { ticket, assignmentId: visit.assignmentId, expertId: expert.id, channel, about: 'start' }, ticket.id);
    for (const ownerRole of ['manager', 'agent']) await record('TicketEscalated', { ticket, event: { cause: 'overrun', step: 3, reason: 'Please ask how it goes.' }, details: { ownerRole } }, ticket.id);
    expect(await kindsTo(customer.email)).toContain('window_offered email');
    const { phone } = await m.opened.as(actorWith('admin')).experts.get({ expertId: expert.id });
    expect((await kindsTo(phone)).filter((told) => told === 'visit_reminder sms')).toHaveLength(2);
    expect((await kindsTo(manager)).filter((told) => told === 'escalation email')).toHaveLength(1);
  });
});
