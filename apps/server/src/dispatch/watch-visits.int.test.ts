import { minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
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
  await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id, doneAt: visit.departAt + 20 * minute }).catch(() => {});
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
