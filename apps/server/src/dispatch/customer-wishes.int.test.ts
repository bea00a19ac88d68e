import { findDecision } from '@sysops/db/dispatch';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCustomer } from '../testing/make-people.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import type { SimulatedApp } from '../testing/simulated-app.ts';
import { accept, asExpert, factsOf, hire, liveOf, northOf, openDispatch, raise, ticketOf, visitsOf, windowIn } from './dispatch-fixture.ts';

let world: SimulatedApp;
let opened: TestApp;
beforeEach(async () => {
  world = await openDispatch();
  ({ opened } = world);
});
afterEach(() => world[Symbol.asyncDispose]());

const agent = () => opened.as(actorWith('agent'));
const wish = (customerId: string, expertId: string, kind: 'preferred' | 'excluded' | null, reason = 'Said so on the phone') => agent().dispatch.setCustomerWish({ commandId: v7(), customerId, expertId, wish: kind, reason });

async function lastDecision(ticketId: string) {
  const { decisions } = await agent().dispatch.forTicket({ ticketId });
  const decision = await findDecision(opened.app.orm.em.fork(), decisions.at(-1)?.id ?? '');
  if (!decision) throw new Error('No decision');
  return decision;
}

describe('a customer’s wishes for every visit', () => {
  test('given an excluded expert next door, then another one is asked for each of his tickets, and the record says why; other customers are not concerned', async () => {
    const [near, far] = [await hire(opened), await hire(opened, { home: northOf(12) })];
    const [{ id: customerId }, { id: otherId }] = [await makeCustomer(opened), await makeCustomer(opened)];
    await wish(customerId, near, 'excluded');
    const ticketId = await raise(opened, { customerId });
    await world.driver.settle();
    expect((await liveOf(opened, ticketId)).expertId).toBe(far);
    const { inputs, decision } = await lastDecision(ticketId);
    expect(inputs.find((c) => c.expertId === near)?.customerWish).toBe('excluded');
    expect(decision.candidates.find((v) => v.expertId === near)?.rules.filter((r) => !r.passed)).toEqual([{ rule: 'not_excluded', passed: false, detail: 'excluded by the customer for every visit' }]);
    const other = await raise(opened, { customerId: otherId });
    await world.driver.settle();
    expect((await liveOf(opened, other)).expertId).toBe(near);
  });

  test('given a liked expert who can come about as soon, then he is asked first', async () => {
    await hire(opened, { home: northOf(2) });
    const liked = await hire(opened, { home: northOf(2.2) });
    const { id: customerId } = await makeCustomer(opened);
    await wish(customerId, liked, 'preferred');
    const ticketId = await raise(opened, { customerId });
    await world.driver.settle();
    expect((await liveOf(opened, ticketId)).expertId).toBe(liked);
  });

  test('given an open offer and a visit ahead, when their expert is excluded, then both go to somebody else, and it is no refusal of his', async () => {
    const near = await hire(opened);
    const { id: customerId } = await makeCustomer(opened);
    const planned = await raise(opened, { customerId, window: windowIn(4, 6) });
    await world.driver.settle();
    await accept(opened, planned);
    const asked = await raise(opened, { customerId });
    await world.driver.settle();
    expect((await liveOf(opened, asked)).expertId).toBe(near);
    const far = await hire(opened, { home: northOf(12) });
    await wish(customerId, near, 'excluded');
    await world.driver.settle();
    expect((await visitsOf(opened, asked)).map((a) => [a.expertId, a.status, a.endReason])).toEqual([[near, 'withdrawn', 'customer_wish'], [far, 'offered', null]]);
    expect((await visitsOf(opened, planned)).map((a) => [a.expertId, a.status, a.endReason])).toEqual([[near, 'released', 'customer_wish'], [far, 'offered', null]]);
    expect((await factsOf(opened, planned, 'VisitReleased')).map(({ payload }) => payload['details'])).toEqual([{ quiet: true }]);
  });

  test('given a visit that has begun, or one that a manager has pinned, when its expert is excluded, then it stays', async () => {
    const near = await hire(opened);
    const { id: customerId } = await makeCustomer(opened);
    const pinned = await raise(opened, { customerId, window: windowIn(4, 6) });
    await opened.as(actorWith('manager')).tickets.pin({ commandId: v7(), ticketId: pinned, version: 1, expertId: near, window: null, reason: 'He has the part' });
    await world.driver.settle();
    await accept(opened, pinned);
    const begun = await raise(opened, { customerId });
    await world.driver.settle();
    const visit = await accept(opened, begun);
    await asExpert(opened, near).dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await hire(opened, { home: northOf(5) });
    await wish(customerId, near, 'excluded');
    await world.driver.settle();
    expect((await liveOf(opened, begun)).expertId).toBe(near);
    expect((await ticketOf(opened, begun)).status).toBe('en_route');
    expect((await liveOf(opened, pinned)).expertId).toBe(near);
  });

  test('given nobody but the excluded expert, then the ticket waits; when the wish is taken back, then he is asked', async () => {
    const only = await hire(opened);
    const { id: customerId } = await makeCustomer(opened);
    await wish(customerId, only, 'excluded');
    const ticketId = await raise(opened, { customerId });
    await world.driver.settle();
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'waiting', waitingReason: 'no_expert_in_area' });
    await wish(customerId, only, null, 'They have made up');
    await world.driver.settle();
    expect((await liveOf(opened, ticketId)).expertId).toBe(only);
  });

  test('a manager may still send him by hand, and the record names the rule', async () => {
    const only = await hire(opened);
    const { id: customerId } = await makeCustomer(opened);
    await wish(customerId, only, 'excluded');
    const ticketId = await raise(opened, { customerId });
    await world.driver.settle();
    const { version } = await ticketOf(opened, ticketId);
    await opened.as(actorWith('manager')).dispatch.assignByHand({ commandId: v7(), ticketId, version, expertId: only, reason: 'The customer agrees this once' });
    expect((await lastDecision(ticketId)).overrides).toEqual(['not_excluded']);
    await world.driver.settle();
    expect((await liveOf(opened, ticketId)).expertId).toBe(only);
  });
});

describe('a wish is kept', () => {
  test('once for each expert, with who said so and why; what came before stays on record', async () => {
    const expertId = await hire(opened);
    const { id: customerId } = await makeCustomer(opened);
    const command = { commandId: v7(), customerId, expertId, wish: 'preferred' as const, reason: 'He was kind' };
    const one = agent();
    expect([await one.dispatch.setCustomerWish(command), await one.dispatch.setCustomerWish(command)]).toEqual([{ saved: true }, { saved: true }]);
    await wish(customerId, expertId, 'excluded', 'He broke a vase');
    expect(await agent().dispatch.customerWishes({ customerId })).toEqual([{ expertId, expertName: expect.stringMatching(/^Hired/), wish: 'excluded', reason: 'He broke a vase', setBy: 'The agent', setAt: expect.any(Number) }]);
    await wish(customerId, expertId, null, 'It was not him');
    expect(await agent().dispatch.customerWishes({ customerId })).toEqual([]);
    const kept = await opened.app.orm.em.fork().execute(`select wish, reason, end_reason, ended_by from customer_expert_wish where customer_id = ? order by id`, [customerId]);
    expect(kept).toEqual([
      { wish: 'preferred', reason: 'He was kind', end_reason: 'He broke a vase', ended_by: 'The agent' },
      { wish: 'excluded', reason: 'He broke a vase', end_reason: 'It was not him', ended_by: 'The agent' },
    ]);
  });

  test('not for an unknown customer or expert, and one that is not there cannot be taken back', async () => {
    const expertId = await hire(opened);
    const { id: customerId } = await makeCustomer(opened);
    await expect(wish(v7(), expertId, 'preferred')).rejects.toThrow(/no such customer or expert/);
    await expect(wish(customerId, v7(), 'preferred')).rejects.toThrow(/no such customer or expert/);
    await expect(wish(customerId, expertId, null)).rejects.toThrow(/no such wish/);
  });
});
