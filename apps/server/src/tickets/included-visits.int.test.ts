import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCustomer, makeExpert, requestOf, sellPlan, type TestCustomer } from '../testing/make-people.ts';
import { actorWith, openTestApp, type TestApp } from '../testing/open-test-app.ts';
import { completeTicket } from '../testing/play-visit.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened[Symbol.asyncDispose]());

const as = ({ id }: TestCustomer) => opened.as(actorWith('customer', { customerId: id }));
const agent = () => opened.as(actorWith('agent'));

/** A customer whose television plan includes so many visits in its year; null: as many as needed. */
async function customerWith(visits: number | null): Promise<TestCustomer> {
  await opened.as(actorWith('admin')).billing.newPlanVersion({ commandId: v7(), planVersionId: v7(), code: 'home-tv', name: 'TV Care', priceCents: 7900, term: 'year', tier: 'standard', categories: ['tv'], visits, regions: null, onSale: true });
  return makeCustomer(opened);
}

async function raise(customer: TestCustomer) {
  const { ticketId } = await as(customer).tickets.raise(requestOf(customer));
  return (await as(customer).tickets.get({ ticketId })).ticket;
}

const usedOf = async (customer: TestCustomer) => (await as(customer).billing.mine())[0]?.visits;
const previewOf = async (customer: TestCustomer) => (await as(customer).billing.cover()).find(({ deviceId }) => deviceId === customer.deviceId)?.verdict;

describe('a plan that includes two visits', () => {
  test('covers two tickets; the third goes to a person with its reason, and an agent may send it on without cover', async () => {
    const customer = await customerWith(2);
    expect(await usedOf(customer)).toMatchObject({ included: 2, used: 0 });
    expect([(await raise(customer)).cover, (await raise(customer)).cover]).toMatchObject([{ covered: true, reason: 'active' }, { covered: true, reason: 'active' }]);
    const third = await raise(customer);
    expect(third.cover).toEqual({ covered: false, reason: 'visits_used', contractId: null, planVersionId: null, tier: null });
    expect(third).toMatchObject({ status: 'triage', triageReasons: expect.arrayContaining(['cover_unclear']) });
    await agent().tickets.completeTriage({ commandId: v7(), ticketId: third.id, version: third.version, problemCode: 'tv-no-picture', reason: 'He pays $90 for the visit' });
    expect((await as(customer).tickets.get({ ticketId: third.id })).ticket).toMatchObject({ status: 'waiting', cover: { reason: 'visits_used' } });
    expect(await usedOf(customer)).toMatchObject({ used: 2 });
  });

  test('is shown with what is used, and the form shows the verdict that the ticket then gets, to the customer and to the agent alike', async () => {
    const customer = await customerWith(2);
    await raise(customer);
    const [contract] = await agent().billing.contractsOf({ customerId: customer.id });
    expect(contract?.visits).toEqual({ included: 2, used: 1, until: contract?.endsAt });
    expect((await agent().billing.account({ customerId: customer.id })).contracts[0]?.contract.visits).toEqual(contract?.visits);
    expect(await previewOf(customer)).toMatchObject({ covered: true });
    await raise(customer);
    expect(await previewOf(customer)).toMatchObject({ covered: false, reason: 'visits_used' });
    expect((await as(customer).billing.cover()).find(({ category }) => category === 'tv')?.verdict).toMatchObject({ reason: 'visits_used' });
    expect((await raise(customer)).cover).toEqual(await previewOf(customer));
  });

  test('gives a visit back when its ticket is cancelled', async () => {
    const customer = await customerWith(2);
    const [first] = [await raise(customer), await raise(customer)];
    await as(customer).tickets.cancel({ commandId: v7(), ticketId: first.id, version: first.version, reason: 'It works again' });
    expect(await usedOf(customer)).toMatchObject({ used: 1 });
    expect((await raise(customer)).cover.covered).toBe(true);
    expect((await raise(customer)).cover.reason).toBe('visits_used');
  });

  test('counts a ticket once when it is opened again as not fixed, and a new one about the same thing as a second', async () => {
    const customer = await customerWith(2);
    const expert = await makeExpert(opened);
    const { ticketId } = await completeTicket(opened, customer, { expertId: expert.id });
    const { ticket } = await as(customer).tickets.get({ ticketId });
    await as(customer).tickets.reopen({ commandId: v7(), ticketId, version: ticket.version, reason: 'Dark again' });
    expect((await as(customer).tickets.get({ ticketId })).ticket).toMatchObject({ reopened: true, cover: { covered: true } });
    expect(await usedOf(customer)).toMatchObject({ used: 1 });
    expect((await raise(customer)).cover.covered).toBe(true);
    expect(await usedOf(customer)).toMatchObject({ used: 2 });
  });

  test('counts neither tickets of other devices nor those of other customers', async () => {
    const [customer, other] = [await customerWith(2), await makeCustomer(opened)];
    await as(customer).tickets.raise({ ...requestOf(customer), device: { deviceId: null, category: 'stereo', label: 'An old radio' } });
    await raise(other);
    expect(await usedOf(customer)).toMatchObject({ used: 0 });
  });
});

test('given a plan without a number, then nothing is counted and every ticket is covered', async () => {
  const customer = await customerWith(null);
  for (let n = 0; n < 4; n += 1) expect((await raise(customer)).cover.covered).toBe(true);
  expect(await usedOf(customer)).toBeNull();
});

describe('tickets raised at the same instant', () => {
  test.each([1, 3, 5])('given %i visits left, then exactly so many of twelve are covered, whoever raises them', async (visits) => {
    const customer = await customerWith(visits);
    const requests = Array.from({ length: 12 }, () => requestOf(customer));
    await Promise.all(requests.map((request, n) => (n % 2 === 0 ? as(customer).tickets.raise(request) : agent().tickets.raise({ ...request, customerId: customer.id }))));
    const tickets = await Promise.all(requests.map(({ ticketId }) => as(customer).tickets.get({ ticketId })));
    expect(tickets.map(({ ticket }) => ticket.cover.reason).toSorted()).toEqual([...Array<string>(visits).fill('active'), ...Array<string>(12 - visits).fill('visits_used')]);
    expect(await usedOf(customer)).toMatchObject({ used: visits });
  });

  test('given one visit left and each of two requests sent four times, then one ticket has it', async () => {
    const customer = await customerWith(1);
    const requests = [requestOf(customer), requestOf(customer)];
    await Promise.all([...requests, ...requests, ...requests, ...requests].map((request) => as(customer).tickets.raise(request)));
    const tickets = await Promise.all(requests.map(({ ticketId }) => as(customer).tickets.get({ ticketId })));
    expect(tickets.filter(({ ticket }) => ticket.cover.covered)).toHaveLength(1);
    expect(await usedOf(customer)).toMatchObject({ used: 1 });
  });

  test('given the television under two new plans with a visit each, then two are covered, one by each', async () => {
    const customer = await customerWith(1);
    const [former] = await as(customer).billing.mine();
    // Bought for the same thing twice more: each new plan knows it by the entry under the one that has ended.
    await opened.app.orm.em.fork().execute(`update contract set status = 'ended', ended_at = app.now(), end_reason = 'cancelled' where id = ?`, [former?.id]);
    for (const again of ['1', '2']) await buyAgain(customer, `${customer.deviceId.slice(-12)}-${again}`);
    const requests = Array.from({ length: 6 }, () => requestOf(customer));
    await Promise.all(requests.map((request) => as(customer).tickets.raise(request)));
    const tickets = await Promise.all(requests.map(({ ticketId }) => as(customer).tickets.get({ ticketId })));
    const covering = tickets.flatMap(({ ticket }) => (ticket.cover.contractId ? [ticket.cover.contractId] : []));
    expect([covering.length, new Set(covering).size]).toEqual([2, 2]);
  });
});

async function buyAgain(customer: TestCustomer, receiptNumber: string): Promise<void> {
  await sellPlan(opened, receiptNumber);
  await as(customer).billing.claim({ commandId: v7(), receiptNumber, zip: '10001' });
}
