import { historyOf } from '@sysops/db/tickets';
import { evolve, type Ticket } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCustomer, requestOf } from '../testing/make-people.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened[Symbol.asyncDispose]());

const count = async (sql: string, values: unknown[]): Promise<number> => Number((await opened.app.orm.em.fork().execute<{ n: string }[]>(`select count(*) as n from ${sql}`, values))[0]?.n);
const asCustomer = (customerId: string) => opened.as(actorWith('customer', { customerId }));
const knownProblem = async (): Promise<string> => {
  const types = await opened.as(null).tickets.problemTypes();
  return types.find(({ category }) => category === 'tv')?.code ?? '';
};

describe('raising a ticket', () => {
  test('given the same request five times at once, then it is one ticket, one number, one history line and one fact', async () => {
    const customer = await makeCustomer(opened);
    const request = requestOf(customer);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => asCustomer(customer.id).tickets.raise(request)));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    expect([
      await count('ticket where id = ?', [request.ticketId]), await count('ticket_history where ticket_id = ?', [request.ticketId]), await count(`outbox_event where ticket_id = ? and type = 'TicketRaised'`, [request.ticketId]),
    ]).toEqual([1, 1, 1]);
  });

  test('given a known problem, place and covered device, then it waits for an expert; cover and skills are kept on it', async () => {
    const customer = await makeCustomer(opened);
    const request = { ...requestOf(customer), problemCode: await knownProblem() };
    const raised = await asCustomer(customer.id).tickets.raise(request);
    expect(raised.status).toBe('waiting');
    const { ticket } = await asCustomer(customer.id).tickets.get({ ticketId: request.ticketId });
    expect(ticket).toMatchObject({ cover: { covered: true, reason: 'active' }, channel: 'web', next: { action: 'find_expert', owner: 'dispatch' }, place: { location: { source: 'zip' } } });
    expect(ticket.problem.requiredSkills.length).toBeGreaterThan(0);
  });

  test.each([
    ['a problem that nobody can name', {}, 'problem_unknown'],
    ['a device that no plan knows', { device: { deviceId: null, category: 'stereo' as const, label: 'An old radio' } }, 'device_unknown'],
    ['a place that does not exist', { place: { address: { line1: '1 Nowhere', city: 'Nowhere', state: 'NY', zip: '00000' }, location: null } }, 'place_unknown'],
  ])('given %s, then it goes to a person with the reason and is not refused', async (_case, change, reason) => {
    const customer = await makeCustomer(opened);
    const request = { ...requestOf(customer), ...change };
    const raised = await asCustomer(customer.id).tickets.raise(request);
    expect(raised.status).toBe('triage');
    const { ticket } = await asCustomer(customer.id).tickets.get({ ticketId: request.ticketId });
    expect(ticket).toMatchObject({ triageReasons: expect.arrayContaining([reason]), next: { action: 'complete_triage', owner: 'agent' } });
  });

  test('given an open ticket for the same device and problem, then the second one is suspected to be a duplicate', async () => {
    const customer = await makeCustomer(opened);
    const problemCode = await knownProblem();
    await asCustomer(customer.id).tickets.raise({ ...requestOf(customer), problemCode });
    const second = { ...requestOf(customer), problemCode };
    expect((await asCustomer(customer.id).tickets.raise(second)).status).toBe('triage');
    expect((await asCustomer(customer.id).tickets.get({ ticketId: second.ticketId })).ticket).toMatchObject({ triageReasons: ['duplicate_suspected'] });
  });

  test('by an agent for a caller, then both persons are on it', async () => {
    const customer = await makeCustomer(opened);
    const agent = opened.as(actorWith('agent'));
    const request = { ...requestOf(customer), customerId: customer.id };
    await agent.tickets.raise(request);
    expect((await agent.tickets.get({ ticketId: request.ticketId })).ticket).toMatchObject({ channel: 'phone', customerId: customer.id, raisedBy: { role: 'agent', onBehalfOf: 'customer' } });
  });

  test('given somebody else’s request id, device or name, then it is refused and nothing is stored', async () => {
    const [one, other] = [await makeCustomer(opened), await makeCustomer(opened)];
    const request = requestOf(one);
    await asCustomer(one.id).tickets.raise(request);
    await expect(asCustomer(other.id).tickets.raise({ ...requestOf(other), ticketId: request.ticketId })).rejects.toThrow(/used for something else/);
    await expect(asCustomer(other.id).tickets.raise({ ...requestOf(one), ticketId: v7() })).rejects.toThrow(/not registered to this customer/);
    await expect(asCustomer(other.id).tickets.raise({ ...requestOf(other), customerId: one.id })).rejects.toThrow(/yourself only/);
    expect(await count('ticket where customer_id = ?', [other.id])).toBe(0);
  });
});

describe('acts on a ticket', () => {
  test('given a stale version, then the act is refused with what changed meanwhile', async () => {
    const customer = await makeCustomer(opened);
    const agent = opened.as(actorWith('agent'));
    const request = { ...requestOf(customer), problemCode: await knownProblem() };
    const { ticketId, version } = await asCustomer(customer.id).tickets.raise(request);
    await agent.tickets.hold({ commandId: v7(), ticketId, version, holdReason: 'customer_unavailable', resumeAt: Date.now() + 86_400_000 });
    const late = asCustomer(customer.id).tickets.cancel({ commandId: v7(), ticketId, version, reason: 'It works again' });
    await expect(late).rejects.toMatchObject({ cause: { code: 'stale', facts: { status: 'on_hold', changes: ['TicketHeld'] } } });
  });

  test('given the same command again, then the answer is the same and nothing happens twice', async () => {
    const customer = await makeCustomer(opened);
    const { ticketId, version } = await asCustomer(customer.id).tickets.raise(requestOf(customer));
    const cancel = { commandId: v7(), ticketId, version, reason: 'It works again' };
    const me = actorWith('customer', { customerId: customer.id });
    const answers = await Promise.all([opened.as(me).tickets.cancel(cancel), opened.as(me).tickets.cancel(cancel)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await count(`ticket_history where ticket_id = ? and type = 'TicketCancelled'`, [ticketId])).toBe(1);
  });

  test('another customer’s ticket does not exist for a customer', async () => {
    const [one, other] = [await makeCustomer(opened), await makeCustomer(opened)];
    const { ticketId, version } = await asCustomer(one.id).tickets.raise(requestOf(one));
    await expect(asCustomer(other.id).tickets.get({ ticketId })).rejects.toThrow(/no such ticket/);
    await expect(asCustomer(other.id).tickets.cancel({ commandId: v7(), ticketId, version, reason: 'Not mine' })).rejects.toThrow(/no such ticket/);
  });

  test('after several acts the history replays to the row', async () => {
    const customer = await makeCustomer(opened);
    const agent = opened.as(actorWith('agent'));
    const { ticketId, version } = await asCustomer(customer.id).tickets.raise(requestOf(customer));
    const triaged = await agent.tickets.completeTriage({ commandId: v7(), ticketId, version, problemCode: await knownProblem() });
    const held = await agent.tickets.hold({ commandId: v7(), ticketId, version: triaged.version, holdReason: 'part_needed', resumeAt: Date.now() + 3_600_000 });
    await agent.tickets.endHold({ commandId: v7(), ticketId, version: held.version });
    const lines = await historyOf({ em: opened.app.orm.em.fork() }, ticketId);
    const replayed = lines.reduce<Ticket | null>((state, line) => evolve(state, line.event), null);
    expect(replayed).toEqual((await agent.tickets.get({ ticketId })).ticket);
    expect(lines.map(({ type }) => type)).toEqual(['TicketRaised', 'TriageCompleted', 'TicketHeld', 'HoldEnded']);
  });
});
