import { inTransaction } from '@sysops/db/connection';
import { noteHeard } from '@sysops/db/experts';
import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { setAwayByDispatch } from '../experts/index.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { accept, after, asExpert, factsOf, hire, liveOf, morning, northOf, openDispatch, raise, tasksOf, ticketOf, visitsOf, windowIn } from './dispatch-fixture.ts';

describe('a visit that nobody starts', () => {
  test('is nudged, nudged again, and given to another expert as urgent after ten minutes, with the customer told', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const first = await hire(opened);
    await hire(opened, { home: northOf(9) });
    const ticketId = await raise(opened);
    await driver.settle();
    const visit = await accept(opened, ticketId);
    expect(visit.expertId).toBe(first);
    await driver.goTo(visit.departAt);
    await driver.goTo(visit.departAt + 5 * minute);
    const nudges = await factsOf(opened, ticketId, 'VisitNudged');
    expect(nudges.map(({ payload }) => payload['channel'])).toEqual(['push', 'sms']);
    await driver.goTo(visit.departAt + 10 * minute);
    expect((await visitsOf(opened, ticketId)).map((a) => a.status)).toEqual(['no_show', 'offered']);
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'offered', priority: 'urgent', escalated: true });
    expect((await liveOf(opened, ticketId)).expertId).not.toBe(first);
    expect((await factsOf(opened, ticketId, 'VisitReleased')).map(({ payload }) => (payload['event'] as { waitingReason: string }).waitingReason)).toEqual(['no_show']);
    expect((await opened.as(actorWith('manager')).experts.get({ expertId: first })).away).toBe(true);
  });

  test('with a dead phone brings an agent, then a manager, and is given away after twenty minutes', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const ticketId = await raise(opened, { window: windowIn(3, 5) });
    await driver.settle();
    const visit = await accept(opened, ticketId);
    for (const m of [0, 5]) await driver.goTo(visit.departAt + m * minute);
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'dead_phone', ownerRole: 'agent' }]);
    await driver.goTo(visit.departAt + 10 * minute);
    expect((await tasksOf(opened, ticketId)).map((t) => t.ownerRole)).toEqual(['agent', 'manager']);
    await driver.goTo(visit.departAt + 19 * minute);
    expect((await visitsOf(opened, ticketId)).map((a) => a.status)).toEqual(['accepted']);
    await driver.goTo(visit.departAt + 20 * minute);
    expect((await visitsOf(opened, ticketId))[0]?.status).toBe('no_show');
  });

  test('is still his when he says "on my way" late, but in time', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const ticketId = await raise(opened, { window: windowIn(3, 5) });
    await driver.settle();
    const visit = await accept(opened, ticketId);
    for (const m of [0, 5, 10, 15]) await driver.goTo(visit.departAt + m * minute);
    await asExpert(opened, visit.expertId).dispatch.startTravel({ commandId: v7(), assignmentId: visit.id, doneAt: visit.departAt + 2 * minute });
    await driver.goOn(20 * minute);
    expect((await liveOf(opened, ticketId)).status).toBe('travelling');
  });
});

test('what was done without a signal and comes too late is refused, kept, and shown to a person once', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  await hire(opened);
  const ticketId = await raise(opened, { window: windowIn(3, 5) });
  await driver.settle();
  const visit = await accept(opened, ticketId);
  for (const m of [0, 5, 10, 20]) await driver.goTo(visit.departAt + m * minute);
  const me = asExpert(opened, visit.expertId);
  const travel = { commandId: v7(), assignmentId: visit.id, doneAt: visit.departAt + minute };
  const refused = await me.dispatch.startTravel(travel).catch((error: unknown) => error);
  expect(refused).toMatchObject({ cause: { code: 'illegal_transition', facts: { kept: true } } });
  await me.dispatch.startTravel(travel).catch(() => {});
  await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id, doneAt: visit.departAt + 19 * minute }).catch(() => {});
  const manager = opened.as(actorWith('manager'));
  const acts = await manager.dispatch.lateActs({});
  expect(acts.map((act) => act.procedure)).toEqual(['dispatch.startTravel', 'dispatch.arrive']);
  expect((await tasksOf(opened, ticketId)).filter((t) => t.kind === 'late_act')).toHaveLength(1);
  for (const act of acts) await manager.dispatch.settleLateAct({ commandId: v7(), lateActId: act.id, note: 'He was there and came back.' });
  expect(await manager.dispatch.lateActs({})).toEqual([]);
  expect(await manager.dispatch.lateActs({ ticketId })).toHaveLength(2);
});

describe('an expert on the way', () => {
  test('who will come late is announced once in a quarter of an hour, with the new time on the ticket', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    const visit = await accept(opened, ticketId);
    const me = asExpert(opened, expertId);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await me.experts.reportPosition({ ...northOf(25), at: morning, accuracyMeters: 10 });
    await driver.goTo(after(1));
    await driver.goTo(after(2));
    const told = await factsOf(opened, ticketId, 'ArrivalChanged');
    expect(told).toHaveLength(1);
    const ticket = await ticketOf(opened, ticketId);
    expect(ticket.status === 'en_route' && ticket.eta - visit.arriveAt).toBeGreaterThanOrEqual(10 * minute);
  });

  test('and silent is looked for by an agent, then by a manager', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    const visit = await accept(opened, ticketId);
    await asExpert(opened, expertId).dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await driver.goOn(visit.travelMinutes * minute + 32 * minute);
    expect((await tasksOf(opened, ticketId)).filter((t) => t.kind === 'silent_en_route').map((t) => t.ownerRole)).toEqual(['agent', 'manager']);
    expect((await liveOf(opened, ticketId)).status).toBe('travelling');
  });
});

describe('an expert who is there and has not said so', () => {
  test('is asked in his app, then by text, then a manager looks, and the customer hears of no delay', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    const visit = await accept(opened, ticketId);
    const me = asExpert(opened, expertId);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    const asked = async () => (await me.dispatch.myJobs()).jobs[0]?.arrivalAsked;
    await driver.goOn(5 * minute);
    const there = (await driver.now()) + minute;
    // His phone is heard all the time, and says where he is: at the door.
    for (const m of [0, 3, 8, 18, 32, 46, 60]) {
      await noteHeard(opened.app.orm.em.fork(), expertId);
      await me.experts.reportPosition({ lat: visit.place.lat + 0.0008, lng: visit.place.lng, at: await driver.now(), accuracyMeters: 40 });
      await driver.goTo(there + m * minute);
      if (m < 8) expect(await asked()).toBe(m === 3);
    }
    expect((await factsOf(opened, ticketId, 'VisitNudged')).map(({ payload, at }) => [payload['about'], payload['channel'], (at - there) / minute])).toEqual([['arrive', 'push', 3], ['arrive', 'sms', 8]]);
    expect((await tasksOf(opened, ticketId)).filter(({ kind }) => kind === 'arrival_unsaid')).toEqual([{ kind: 'arrival_unsaid', ownerRole: 'manager' }]);
    expect(await factsOf(opened, ticketId, 'ArrivalChanged')).toEqual([]);
    // His time is taken as long as he may be at work.
    expect((await liveOf(opened, ticketId)).finishAt).toBeGreaterThanOrEqual(there + 60 * minute);
    await opened.as(actorWith('manager')).dispatch.arrive({ commandId: v7(), assignmentId: visit.id, reason: 'He is there' });
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'on_site' });
  });

  test('and whose position nobody knows is asked when he should be there, and the guess is told to the customer once', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    const visit = await accept(opened, ticketId);
    await asExpert(opened, expertId).dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    const { arriveAt } = await liveOf(opened, ticketId);
    for (const m of [0, 10, 15, 22, 30, 40, 50]) {
      await noteHeard(opened.app.orm.em.fork(), expertId);
      await driver.goTo(arriveAt + m * minute);
    }
    expect((await factsOf(opened, ticketId, 'VisitNudged')).map(({ payload, at }) => [payload['about'], (at - arriveAt) / minute])).toEqual([['arrive', 15]]);
    expect((await tasksOf(opened, ticketId)).filter(({ kind }) => kind === 'arrival_unsaid')).toEqual([{ kind: 'arrival_unsaid', ownerRole: 'agent' }]);
    expect(await factsOf(opened, ticketId, 'ArrivalChanged')).toHaveLength(1);
  });
});

describe('an expert who is gone', () => {
  /** Customers who heard that their visit is off, and how often. */
  const toldOff = async (opened: TestApp, ticketId: string): Promise<number> =>
    (await factsOf(opened, ticketId, 'VisitUnplanned')).length + (await factsOf(opened, ticketId, 'VisitReleased')).filter(({ payload }) => !(payload['details'] as { quiet?: boolean } | undefined)?.quiet).length;

  test('because he did not come loses his next visits together, each goes to somebody else or its customer is told, once', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const tickets = [await raise(opened, { window: windowIn(1, 3) }), await raise(opened, { window: windowIn(4, 6) }), await raise(opened, { window: windowIn(6.5, 8) })];
    await driver.settle();
    for (const id of tickets) await accept(opened, id);
    const second = await hire(opened, { home: northOf(9), toHour: 17 });
    const [missed = '', next = '', last = ''] = tickets;
    const { departAt } = await liveOf(opened, missed);
    for (const m of [0, 5, 10, 20]) await driver.goTo(departAt + m * minute);
    expect((await visitsOf(opened, missed))[0]?.status).toBe('no_show');
    expect((await liveOf(opened, next)).expertId).toBe(second);
    // Nobody works late enough for the last one.
    expect((await visitsOf(opened, last)).map((a) => a.status)).toEqual(['released']);
    expect([await toldOff(opened, missed), await toldOff(opened, next), await toldOff(opened, last)]).toEqual([1, 0, 1]);
    expect((await visitsOf(opened, next)).filter((a) => a.status === 'no_show')).toEqual([]);
  });

  test('by his own switch is told how many jobs he gives back, keeps the one he is on, and keeps what begins later until then', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const [running, soon, tomorrow] = [await raise(opened), await raise(opened, { window: windowIn(3, 5) }), await raise(opened, { window: windowIn(24, 26) })];
    await driver.settle();
    for (const id of [running, soon, tomorrow]) await accept(opened, id);
    const me = asExpert(opened, expertId);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: (await liveOf(opened, running)).id });
    expect((await me.dispatch.myJobs()).givesBack).toBe(1);
    await me.experts.setAway({ commandId: v7(), away: true });
    await driver.settle();
    expect((await liveOf(opened, running)).status).toBe('travelling');
    expect((await visitsOf(opened, soon)).map((a) => a.status)).toEqual(['released']);
    expect(await toldOff(opened, soon)).toBe(1);
    const kept = await liveOf(opened, tomorrow);
    expect(kept.status).toBe('accepted');
    await driver.goTo(kept.departAt - 12 * hour - minute);
    expect((await liveOf(opened, tomorrow)).status).toBe('accepted');
    await driver.goOn(2 * minute);
    expect((await visitsOf(opened, tomorrow)).map((a) => a.status)).toEqual(['released']);
  });

  test('comes to a visit that a manager gave him although he is away, and a ticket pinned to him brings the manager', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    await hire(opened, { home: northOf(9) });
    const pinned = await raise(opened, { window: windowIn(3, 5) });
    const manager = opened.as(actorWith('manager'));
    await manager.tickets.pin({ commandId: v7(), ticketId: pinned, version: (await ticketOf(opened, pinned)).version, expertId, window: null, reason: 'He knows the house' });
    await driver.settle();
    await accept(opened, pinned);
    await asExpert(opened, expertId).experts.setAway({ commandId: v7(), away: true });
    await driver.settle();
    expect((await visitsOf(opened, pinned)).map((a) => a.status)).toEqual(['released']);
    expect(await tasksOf(opened, pinned)).toEqual([{ kind: 'expert_unavailable', ownerRole: 'manager' }]);
    await driver.goOn(minute);
    await manager.dispatch.assignByHand({ commandId: v7(), ticketId: pinned, version: (await ticketOf(opened, pinned)).version, expertId, reason: 'He said yes on the phone' });
    await driver.goOn(3 * minute);
    expect(await liveOf(opened, pinned)).toMatchObject({ expertId, status: 'accepted' });
  });

  test('for offers that he did not answer keeps his visits', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const kept = await raise(opened, { window: windowIn(3, 5) });
    await driver.settle();
    await accept(opened, kept);
    await inTransaction(opened.app.orm.em, (tx) => setAwayByDispatch(tx, expertId, 'silent'));
    await driver.settle();
    expect((await liveOf(opened, kept)).status).toBe('accepted');
    expect((await opened.as(actorWith('manager')).experts.get({ expertId })).away).toBe(true);
    // Then he goes away himself: that is another thing.
    await asExpert(opened, expertId).experts.setAway({ commandId: v7(), away: true });
    await driver.settle();
    expect((await visitsOf(opened, kept)).map((a) => a.status)).toEqual(['released']);
  });
});

describe('work that takes longer than planned', () => {
  test('moves the visit behind it with the customer told, and takes off the one whose window cannot be kept', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const [running, movable, tight] = [await raise(opened), await raise(opened, { window: windowIn(1.5, 6) }), await raise(opened, { window: windowIn(3.2, 3.3) })];
    await driver.settle();
    for (const id of [running, movable, tight]) await accept(opened, id);
    const me = asExpert(opened, expertId);
    const visit = await liveOf(opened, running);
    const before = await liveOf(opened, movable);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await driver.goTo(visit.arriveAt);
    await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
    await driver.goOn(100 * minute, 5 * minute);
    const moved = await liveOf(opened, movable);
    expect(moved.arriveAt - before.arriveAt).toBeGreaterThanOrEqual(10 * minute);
    const told = (await factsOf(opened, movable, 'ArrivalChanged')).filter(({ payload }) => (payload['event'] as { announced: boolean }).announced);
    expect(told.length).toBeGreaterThan(0);
    expect((await visitsOf(opened, tight)).find((a) => a.endReason === 'running_over')?.status).toBe('released');
    await driver.goOn(60 * minute, 5 * minute);
    expect((await factsOf(opened, running, 'VisitNudged')).map(({ payload }) => payload['about'])).toEqual(['finish']);
    expect((await tasksOf(opened, running)).map((t) => t.kind)).toEqual(['overrun']);
  });
});
