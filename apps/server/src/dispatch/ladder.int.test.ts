import { day, hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { accept, after, asExpert, factsOf, hire, liveOf, morning, northOf, openDispatch, raise, tasksOf, ticketOf, visitsOf, windowIn } from './dispatch-fixture.ts';
import { assignTogether } from './assign-together.ts';

describe('a ticket for which nobody is free', () => {
  test('gets an expert who finishes within the hour at once, and one who finishes later at the second step', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const first = await raise(opened, { problemCode: 'tv-apps' });
    await driver.settle();
    const visit = await accept(opened, first);
    const me = asExpert(opened, expertId);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await driver.goTo(visit.arriveAt);
    await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
    const second = await raise(opened);
    await driver.settle();
    const soon = await accept(opened, second);
    expect(soon.departAt).toBeGreaterThanOrEqual((await liveOf(opened, first)).finishAt);
    const third = await raise(opened);
    await driver.settle();
    expect((await ticketOf(opened, third)).status).toBe('waiting');
    await driver.goTo(visit.arriveAt + 3 * minute);
    expect((await liveOf(opened, third)).departAt).toBeGreaterThanOrEqual(soon.finishAt);
  });

  test('gets an expert of another area at the third step, and the record says so', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened, { home: northOf(15), radiusKm: 5 });
    const ticketId = await raise(opened);
    await driver.settle();
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'waiting', waitingReason: 'no_expert_in_area' });
    await driver.goTo(after(10));
    expect((await liveOf(opened, ticketId)).status).toBe('offered');
    const manager = opened.as(actorWith('manager'));
    const { decisions } = await manager.dispatch.forTicket({ ticketId });
    const decision = await manager.dispatch.explain({ decisionId: decisions.at(-1)?.id ?? '' });
    expect(decision.decision.candidates[0]?.rules.find((r) => r.rule === 'area')?.detail).toBe('outside, area dropped by policy');
  });

  test('is offered tomorrow at the fourth step, and is planned there when the customer agrees', async () => {
    await using world = await openDispatch({}, morning + 8.5 * hour);
    const { opened, driver } = world;
    await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    await driver.goOn(19 * minute, 5 * minute);
    expect(await factsOf(opened, ticketId, 'WindowOffered')).toHaveLength(0);
    await driver.goOn(2 * minute);
    const ticket = await ticketOf(opened, ticketId);
    const window = ticket.status === 'waiting' ? ticket.windowOffer : undefined;
    expect(window).toEqual({ from: Date.UTC(2027, 2, 3, 13), to: Date.UTC(2027, 2, 3, 17) });
    expect(await factsOf(opened, ticketId, 'WindowOffered')).toHaveLength(1);
    if (!window) throw new Error('no window');
    await opened.as(actorWith('customer', { customerId: ticket.customerId })).tickets.changeWindow({ commandId: v7(), ticketId, version: ticket.version, window: { kind: 'window', ...window } });
    await driver.settle();
    const offer = await liveOf(opened, ticketId);
    expect(offer.arriveAt).toBeGreaterThanOrEqual(window.from);
    expect(offer.arriveAt).toBeLessThanOrEqual(window.to);
  });

  test('is a manager’s at the end of the ladder, once, and is still tried', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const ticketId = await raise(opened);
    for (const m of [0, 3, 10, 20, 29]) await driver.goTo(after(m));
    expect(await tasksOf(opened, ticketId)).toEqual([]);
    await driver.goTo(after(30));
    await driver.goTo(after(45));
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'ladder_ended', ownerRole: 'manager' }]);
    await hire(opened);
    await driver.goOn(10_000, 5000);
    expect((await ticketOf(opened, ticketId)).status).toBe('offered');
  });

  test('that is urgent is a manager’s after five minutes and never put off until tomorrow', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const ticketId = await raise(opened, { priority: 'urgent' });
    for (const m of [0, 1, 2, 5]) await driver.goTo(after(m));
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'ladder_ended', ownerRole: 'manager' }]);
    expect(await factsOf(opened, ticketId, 'WindowOffered')).toEqual([]);
  });

  test('is tried again at once when somebody is back', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    await asExpert(opened, expertId).experts.setAway({ commandId: v7(), away: true });
    const ticketId = await raise(opened);
    await driver.settle();
    expect((await ticketOf(opened, ticketId)).status).toBe('waiting');
    await driver.goTo(morning + 2000);
    await asExpert(opened, expertId).experts.setAway({ commandId: v7(), away: false });
    await driver.goTo(morning + 4000);
    expect((await ticketOf(opened, ticketId)).status).toBe('offered');
  });
});

describe('a new visit in a full plan', () => {
  test('goes where it costs least, between what is there, and what is behind it gives way within its promise', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const planned = await raise(opened, { window: windowIn(1, 5), location: northOf(3) });
    await driver.settle();
    const before = await accept(opened, planned);
    const added = await raise(opened, { location: northOf(1) });
    await driver.settle();
    const [offer, moved] = [await liveOf(opened, added), await liveOf(opened, planned)];
    expect(offer.finishAt).toBeLessThanOrEqual(moved.departAt);
    expect(moved.arriveAt).toBeGreaterThan(before.arriveAt);
    expect(moved.arriveAt).toBeLessThanOrEqual(morning + 5 * hour);
    expect(await ticketOf(opened, planned)).toMatchObject({ status: 'assigned', arriveBy: moved.arriveAt });
    expect(await factsOf(opened, planned, 'ArrivalChanged')).toHaveLength(1);
  });
});

test('tickets that wait together are solved together: none takes another’s only expert', async () => {
  await using world = await openDispatch();
  const { opened } = world;
  const rare = await hire(opened, { skills: ['tv-power', 'stereo-turntable'], home: northOf(2) });
  const plain = await hire(opened, { skills: ['tv-power'], home: northOf(6) });
  const ids = [await raise(opened, { window: windowIn(1, 2.2) }), await raise(opened, { problemCode: 'stereo-turntable', window: windowIn(1, 2.2) })];
  await assignTogether(opened.app, ids);
  const asked = await Promise.all(ids.map(async (id) => (await visitsOf(opened, id)).map((a) => a.expertId)));
  expect(asked).toEqual([[plain], [rare]]);
});

test('whoever is called in for tomorrow is not asked by the day’s search', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  await hire(opened);
  const ticketId = await raise(opened, { window: { kind: 'window', from: morning + day, to: morning + day + 2 * hour } });
  await driver.settle();
  const offer = await liveOf(opened, ticketId);
  expect(offer.arriveAt).toBeGreaterThanOrEqual(morning + day);
});
