import { hour, minute } from '@sysops/domain/shared';
import type { SlaOverride } from '@sysops/domain/sla';
import { replay } from '@sysops/domain/tickets';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hire, morning, openDispatch, ticketOf } from '../dispatch/dispatch-fixture.ts';
import { slaSubscriber } from '../sla/sla.events.ts';
import { makeCustomer, requestOf, type TestCustomer } from '../testing/make-people.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import type { SimulatedApp } from '../testing/simulated-app.ts';
import { eventsOfTicket } from '../tickets/index.ts';

let world: SimulatedApp;
let opened: TestApp;
let customer: TestCustomer;
beforeEach(async () => {
  world = await openDispatch({ subscribers: [slaSubscriber] });
  ({ opened } = world);
  customer = await makeCustomer(opened);
});
afterEach(() => world[Symbol.asyncDispose]());

const manager = () => opened.as(actorWith('manager'));
const agreed: SlaOverride = { normal: { arrive: { minutes: 120, calendar: 'always' } }, high: { assign: { minutes: 5, calendar: 'always' } } };

async function override(changes: { readonly from?: number | null; readonly to?: number; readonly customerId?: string } = {}): Promise<string> {
  const overrideId = v7();
  await manager().customers.setSlaOverride({ commandId: v7(), overrideId, customerId: customer.id, from: null, to: morning + 3 * hour, targets: agreed, reason: 'After two missed visits', ...changes });
  return overrideId;
}

/** Raised with a problem of normal priority; two of one device would go to triage as duplicates. */
async function raisedAs(problemCode: 'tv-no-power' | 'tv-no-picture' | 'tv-lines'): Promise<string> {
  const ticketId = v7();
  await opened.as(actorWith('customer', { customerId: customer.id })).tickets.raise({ ...requestOf(customer), problemCode, ticketId });
  await world.driver.settle();
  return ticketId;
}

const targetsOf = async (ticketId: string) => Object.fromEntries((await manager().sla.forTicket({ ticketId })).clocks.map((c) => [c.kind, `${c.target.minutes} ${c.target.calendar}`]));
const byPlan = { assign: '30 business', arrive: '600 business', resolve: '1200 business' };
const byAgreement = { ...byPlan, arrive: '120 always' };

describe('times agreed with one customer', () => {
  test('given an override, then a ticket raised within it has its times, everything else follows the plan, and dispatch hurries accordingly', async () => {
    const before = await raisedAs('tv-lines');
    await override();
    const ticketId = await raisedAs('tv-no-power');
    expect([await targetsOf(before), await targetsOf(ticketId)]).toEqual([byPlan, byAgreement]);
    const clock = (await manager().sla.forTicket({ ticketId })).clocks.find((c) => c.kind === 'arrive');
    expect(clock?.dueAt).toBe(morning + 2 * hour);
    await hire(opened);
    await world.driver.settle();
    const { decisions } = await manager().dispatch.forTicket({ ticketId });
    expect((await manager().dispatch.explain({ decisionId: decisions.at(-1)?.id ?? '' })).request.arriveDue).toBe(morning + 2 * hour);
  });

  test('when the override runs out, then running clocks keep its times, also after another priority, and new tickets follow the plan', async () => {
    await override();
    const ticketId = await raisedAs('tv-no-power');
    await world.driver.goTo(morning + 3 * hour);
    expect(await targetsOf(ticketId)).toEqual(byAgreement);
    expect(await targetsOf(await raisedAs('tv-no-picture'))).toEqual(byPlan);
    await manager().tickets.changePriority({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, priority: 'high', reason: 'He works from home' });
    await world.driver.settle();
    expect((await targetsOf(ticketId))['assign']).toBe('5 always');
    expect(replay(await eventsOfTicket(opened.app.orm.em.fork(), ticketId))).toEqual(await ticketOf(opened, ticketId));
  });

  test('when somebody ends it early, then it is over for new tickets only; one that has not begun is taken back and stands in nobody’s way', async () => {
    const [now, later] = [await override(), await override({ from: morning + 5 * hour, to: morning + 6 * hour })];
    const ticketId = await raisedAs('tv-no-power');
    await world.driver.goTo(morning + 10 * minute);
    const end = { commandId: v7(), overrideId: now, reason: 'Agreed by mistake' };
    const one = manager();
    expect([await one.customers.endSlaOverride(end), await one.customers.endSlaOverride(end)]).toEqual([{ overrideId: now }, { overrideId: now }]);
    expect([await targetsOf(ticketId), await targetsOf(await raisedAs('tv-no-picture'))]).toEqual([byAgreement, byPlan]);
    await manager().customers.endSlaOverride({ commandId: v7(), overrideId: later, reason: 'Not needed' });
    expect((await manager().customers.slaOverrides({ customerId: customer.id })).map((o) => [o.id, o.state, o.to, o.endedBy])).toEqual([[later, 'taken_back', morning + 6 * hour, 'The manager'], [now, 'over', morning + 10 * minute, 'The manager']]);
    await override({ from: morning + 5 * hour, to: morning + 6 * hour });
    await expect(manager().customers.endSlaOverride({ commandId: v7(), overrideId: now, reason: 'Again' })).rejects.toThrow(/over already/);
  });

  test('given one that begins later, then it holds from then on by the database’s clock', async () => {
    await override({ from: morning + hour, to: morning + 2 * hour });
    expect(await targetsOf(await raisedAs('tv-no-power'))).toEqual(byPlan);
    await world.driver.goTo(morning + hour);
    expect(await targetsOf(await raisedAs('tv-no-picture'))).toEqual(byAgreement);
    expect((await manager().customers.slaOverrides({ customerId: customer.id })).map((o) => o.state)).toEqual(['in_force']);
  });
});

describe('an override is refused', () => {
  test('for a time that overlaps another one of the same customer, but not of others', async () => {
    await override();
    await expect(override({ from: morning + 2 * hour, to: morning + 4 * hour })).rejects.toThrow(/agreed with this customer/);
    await override({ from: morning + 3 * hour, to: morning + 4 * hour });
    await override({ customerId: (await makeCustomer(opened)).id });
  });

  test.each([['that is over', { to: morning - 1 }], ['whose end is its start', { from: morning + hour, to: morning + hour }]])('for a time %s', async (_case, span) => {
    await expect(override(span)).rejects.toThrow(/must lie ahead/);
  });

  test('without a single time, and for an unknown customer', async () => {
    await expect(manager().customers.setSlaOverride({ commandId: v7(), overrideId: v7(), customerId: customer.id, from: null, to: morning + hour, targets: { normal: {} }, reason: 'Nothing' })).rejects.toThrow(/Name at least one time/);
    await expect(override({ customerId: v7() })).rejects.toThrow(/no such customer/);
  });

  test('a start in the past is now: the database lets nobody change what held before', async () => {
    await override({ from: morning - hour });
    expect((await manager().customers.slaOverrides({ customerId: customer.id })).map((o) => o.from)).toEqual([morning]);
    await expect(opened.app.orm.em.fork().execute(`update sla_override set during = tstzrange(lower(during) - interval '1 hour', upper(during))`)).rejects.toThrow(/override_does_not_reach_back/);
  });
});
