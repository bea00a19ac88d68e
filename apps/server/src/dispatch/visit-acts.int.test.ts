import { clocksOfTickets } from '@sysops/db/sla';
import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { slaSubscriber } from '../sla/sla.events.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { accept, after, asExpert, factsOf, hire, liveOf, morning, northOf, openDispatch, raise, tasksOf, ticketOf, visitsOf, windowIn } from './dispatch-fixture.ts';

type World = Awaited<ReturnType<typeof openDispatch>>;

const call = (at: number) => ({ at, by: 'call' as const });
const text = (at: number) => ({ at, by: 'text' as const });

/** A ticket whose expert has accepted; nobody travels yet. */
async function accepted({ opened, driver }: World, ticket: Parameters<typeof raise>[1] = {}) {
  const ticketId = await raise(opened, ticket);
  await driver.settle();
  const visit = await accept(opened, ticketId);
  return { ticketId, visit, me: asExpert(opened, visit.expertId).dispatch, act: () => ({ commandId: v7(), assignmentId: visit.id }) };
}

/** The expert is at work there since the planned arrival. */
async function atWork(world: World, ticket: Parameters<typeof raise>[1] = {}) {
  const job = await accepted(world, ticket);
  await job.me.startTravel(job.act());
  const { arriveAt } = await liveOf(world.opened, job.ticketId);
  await world.driver.goTo(arriveAt);
  await job.me.arrive(job.act());
  return { ...job, arrivedAt: arriveAt };
}

const statusOf = async (opened: TestApp, ticketId: string): Promise<string | undefined> => (await visitsOf(opened, ticketId)).at(-1)?.status;

describe('a press that comes too late', () => {
  test('given a signal, when another job runs, then the expert reads why and no manager is asked', async () => {
    await using world = await openDispatch();
    const { opened } = world;
    await hire(opened);
    const first = await accepted(world);
    const second = await accepted(world, { window: windowIn(4, 6) });
    await first.me.startTravel(first.act());
    const refused = await second.me.startTravel({ ...second.act(), doneAt: morning }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ cause: { code: 'conflict', message: 'Another job is still running: finish it first' } });
    expect(await opened.as(actorWith('manager')).dispatch.lateActs({})).toEqual([]);
    expect(await tasksOf(opened, second.ticketId)).toEqual([]);
  });

  test('given a signal, when the offer has run out, then it is refused and not kept', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    const offer = await liveOf(opened, ticketId);
    await driver.goTo(offer.expiresAt);
    const refused = await asExpert(opened, offer.expertId).dispatch.accept({ commandId: v7(), assignmentId: offer.id, doneAt: offer.expiresAt - 10_000 }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ cause: { code: 'expired' } });
    expect(await opened.as(actorWith('manager')).dispatch.lateActs({})).toEqual([]);
  });

  test('given no signal and not enough tries, when the report comes, then it is kept and a person looks at it', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const job = await atWork(world);
    await driver.goTo(job.arrivedAt + 30 * minute);
    const report = { ...job.act(), tries: [call(job.arrivedAt + minute), text(job.arrivedAt + 2 * minute)], doneAt: job.arrivedAt + 5 * minute };
    await expect(job.me.customerAbsent(report)).rejects.toMatchObject({ cause: { code: 'invalid', facts: { kept: true } } });
    expect((await opened.as(actorWith('manager')).dispatch.lateActs({})).map(({ procedure }) => procedure)).toEqual(['dispatch.customerAbsent']);
    expect(await statusOf(opened, job.ticketId)).toBe('arrived');
  });
});

describe('work without a signal', () => {
  test('given a whole visit that is heard of hours later, then each act counts from when it was done, the promises are kept, and the customer hears no stale news', async () => {
    await using world = await openDispatch({ subscribers: [slaSubscriber] });
    const { opened, driver } = world;
    await hire(opened);
    const { ticketId, visit, me, act } = await accepted(world, { priority: 'urgent' });
    const heard = morning + 9 * hour;
    await driver.goTo(after(2));
    // Nobody may be taken off while he is without a signal: the clocks of dispatch are not turned here.
    await driver.skipTo(heard);
    const [left, there, done] = [after(3), after(25), after(80)];
    await me.startTravel({ ...act(), doneAt: left });
    await me.arrive({ ...act(), doneAt: there });
    await me.complete({ ...act(), doneAt: done, resolution: 'repaired', summary: 'Repaired.', knowledge: { kind: 'none_fits' } });
    await driver.settle();
    const { history } = await opened.as(actorWith('manager')).tickets.get({ ticketId });
    expect(history.slice(-3).map(({ type, at, receivedAt }) => [type, at, receivedAt])).toEqual([['TravelStarted', left, heard], ['ExpertArrived', there, heard], ['TicketCompleted', done, heard]]);
    const clocks = await clocksOfTickets(opened.app.orm.em.fork(), [ticketId]);
    expect(clocks).toHaveLength(3);
    expect(clocks.filter(({ breachedAt }) => breachedAt !== null)).toEqual([]);
    expect((await factsOf(opened, ticketId, 'TravelStarted'))[0]?.payload['details']).toMatchObject({ quiet: true });
    expect((await visitsOf(opened, ticketId)).find(({ id }) => id === visit.id)).toMatchObject({ status: 'done', arriveAt: there, endedAt: done });
  });

  test('given an arrival and a closed door that are sent together, then ten minutes count from the door', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const { ticketId, me, act } = await accepted(world);
    await me.startTravel(act());
    const { arriveAt } = await liveOf(opened, ticketId);
    await driver.goTo(arriveAt + 14 * minute);
    await me.arrive({ ...act(), doneAt: arriveAt });
    await me.customerAbsent({ ...act(), doneAt: arriveAt + 11 * minute, tries: [call(arriveAt + 2 * minute), text(arriveAt + 7 * minute)] });
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'on_hold', holdReason: 'customer_absent', visit: null, resumeAt: arriveAt + 11 * minute + 24 * hour });
    expect(await tasksOf(opened, ticketId)).toContainEqual({ kind: 'rebook', ownerRole: 'agent' });
  });

  test('given a phone whose clock says what cannot be, then the order of the visit stands and nothing lies ahead', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const { ticketId, me, act } = await accepted(world);
    await driver.goTo(after(5));
    await me.startTravel({ ...act(), doneAt: morning - 5 * hour });
    await me.arrive({ ...act(), doneAt: after(500) });
    const { history } = await opened.as(actorWith('manager')).tickets.get({ ticketId });
    const at = (type: string) => history.find((line) => line.type === type)?.at;
    expect([at('TravelStarted'), at('ExpertArrived')]).toEqual([at('TicketAssigned'), after(5)]);
  });
});

describe('work that goes on another day', () => {
  test('given a part to wait for, when the visit ends with a date, then the expert is free, somebody orders the part, and he is asked again that day', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened, { home: northOf(1) });
    const job = await atWork(world);
    const next = await accepted(world, { window: windowIn(3, 5) });
    const resumeAt = morning + 24 * hour;
    await job.me.holdVisit({ ...job.act(), holdReason: 'part_needed', resumeAt, reason: 'A power board' });
    expect(await statusOf(opened, job.ticketId)).toBe('cannot_complete');
    await driver.settle();
    expect(await ticketOf(opened, job.ticketId)).toMatchObject({ status: 'on_hold', holdReason: 'part_needed', visit: null, resumeAt, previousExpertId: job.visit.expertId });
    expect(await tasksOf(opened, job.ticketId)).toEqual([{ kind: 'parts_missing', ownerRole: 'manager' }]);
    await next.me.startTravel(next.act());
    expect(await statusOf(opened, next.ticketId)).toBe('travelling');
    await next.me.arrive(next.act());
    await next.me.complete({ ...next.act(), resolution: 'repaired', summary: 'Repaired.', knowledge: { kind: 'none_fits' } });
    await driver.goTo(resumeAt + minute);
    expect((await liveOf(opened, job.ticketId)).expertId).toBe(job.visit.expertId);
  });

  test('given a pause until tomorrow, then it is refused in words: a pause keeps the expert', async () => {
    await using world = await openDispatch();
    await hire(world.opened);
    const job = await atWork(world);
    await expect(job.me.pause({ ...job.act(), holdReason: 'customer_unavailable', resumeAt: morning + 24 * hour })).rejects.toThrow(/four hours at most/);
  });

  test('given a pause, when the customer does not come back, then the visit ends with a date at once', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const job = await atWork(world);
    await job.me.pause({ ...job.act(), holdReason: 'customer_unavailable', resumeAt: job.arrivedAt + hour });
    await driver.goTo(job.arrivedAt + 70 * minute);
    await job.me.holdVisit({ ...job.act(), holdReason: 'customer_unavailable', resumeAt: morning + 24 * hour, reason: 'Had to leave' });
    await driver.settle();
    expect((await opened.as(actorWith('manager')).tickets.get({ ticketId: job.ticketId })).history.slice(-3).map(({ type }) => type)).toEqual(['WorkPaused', 'WorkResumed', 'TicketHeld']);
    expect(await tasksOf(opened, job.ticketId)).toEqual([{ kind: 'rebook', ownerRole: 'agent' }]);
  });

  test('given a manager who says it for the expert, then he must say why', async () => {
    await using world = await openDispatch();
    const { opened } = world;
    await hire(opened);
    const job = await atWork(world);
    const manager = opened.as(actorWith('manager')).dispatch;
    await manager.holdVisit({ ...job.act(), holdReason: 'no_access', resumeAt: morning + 24 * hour, reason: 'He called: the cellar is locked' });
    const ticket = (await opened.as(actorWith('manager')).tickets.get({ ticketId: job.ticketId })).history.at(-1);
    expect(ticket).toMatchObject({ type: 'TicketHeld', by: { role: 'manager', onBehalfOf: 'expert' }, reason: 'He called: the cellar is locked' });
  });
});

test('given a pause of an hour, when work ends in its time after it, then nobody was asked about it', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  await hire(opened);
  const job = await atWork(world);
  const { workMinutes } = await liveOf(opened, job.ticketId);
  await driver.goTo(job.arrivedAt + 10 * minute);
  await job.me.pause({ ...job.act(), holdReason: 'no_access', resumeAt: job.arrivedAt + 70 * minute });
  await driver.goTo(job.arrivedAt + 70 * minute);
  await job.me.resume(job.act());
  await driver.goOn((workMinutes - 15) * minute, 5 * minute);
  expect(await factsOf(opened, job.ticketId, 'VisitNudged')).toEqual([]);
  expect(await liveOf(opened, job.ticketId)).toMatchObject({ pausedMs: 60 * minute, pausedAt: null, finishAt: job.arrivedAt + (workMinutes + 60) * minute });
});

describe('another skill', () => {
  test('given the skill that it needs, when the visit ends, then the next expert has it', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const first = await hire(opened, { skills: ['tv-power'] });
    const second = await hire(opened, { skills: ['tv-power', 'tv-panel'], home: northOf(9) });
    const job = await atWork(world);
    expect(job.visit.expertId).toBe(first);
    await job.me.cannotComplete({ ...job.act(), reason: 'The panel is broken', requiredSkills: [{ skill: 'tv-power', level: 1 }, { skill: 'tv-panel', level: 4 }] });
    await driver.settle();
    expect((await ticketOf(opened, job.ticketId)).problem.requiredSkills).toContainEqual({ skill: 'tv-panel', level: 4 });
    expect((await liveOf(opened, job.ticketId)).expertId).toBe(second);
  });

  test('given a skill that nobody can have, then it is refused', async () => {
    await using world = await openDispatch();
    await hire(world.opened);
    const job = await atWork(world);
    await expect(job.me.cannotComplete({ ...job.act(), reason: 'Magic', requiredSkills: [{ skill: 'magic', level: 1 }] })).rejects.toThrow(/no such skill/);
    expect(await statusOf(world.opened, job.ticketId)).toBe('arrived');
  });
});

describe('somebody who comes later than planned', () => {
  test('given a visit behind it, when he arrives late, then the real time stands, the wait at the door counts from it, and what follows gives way', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const first = await accepted(world);
    const second = await accepted(world, { window: windowIn(1, 6) });
    await first.me.startTravel(first.act());
    const before = await liveOf(opened, second.ticketId);
    const late = before.arriveAt - 10 * minute;
    // He drives on without being heard or seen; nothing else is turned meanwhile.
    await driver.skipTo(late);
    await first.me.arrive(first.act());
    const running = await liveOf(opened, first.ticketId);
    expect(running).toMatchObject({ arriveAt: late, finishAt: late + running.workMinutes * minute });
    const behind = await liveOf(opened, second.ticketId);
    expect(behind.departAt).toBeGreaterThanOrEqual(running.finishAt);
    expect(behind.arriveAt).toBeGreaterThan(before.arriveAt);
    const tries = [call(late), text(late + minute)];
    await driver.skipTo(late + 9 * minute);
    await expect(first.me.customerAbsent({ ...first.act(), tries })).rejects.toThrow(/ten minutes/);
    await driver.skipTo(late + 10 * minute);
    await first.me.customerAbsent({ ...first.act(), tries });
    expect(await statusOf(opened, first.ticketId)).toBe('customer_absent');
  });

  test('given an expert who begins with his second job, then the first is planned after it', async () => {
    await using world = await openDispatch();
    const { opened } = world;
    await hire(opened);
    const first = await accepted(world, { window: windowIn(0, 6) });
    const second = await accepted(world, { window: windowIn(0, 6) });
    await second.me.startTravel(second.act());
    const running = await liveOf(opened, second.ticketId);
    expect(running).toMatchObject({ status: 'travelling', departAt: morning });
    expect((await liveOf(opened, first.ticketId)).departAt).toBeGreaterThanOrEqual(running.finishAt);
  });

  test('given an offer that he takes and goes at once, when there is no room behind it, then what follows gives way', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ahead = await accepted(world, { window: windowIn(2, 6) });
    const ticketId = await raise(opened);
    await driver.settle();
    const offer = await liveOf(opened, ticketId);
    const planned = await liveOf(opened, ahead.ticketId);
    await driver.skipTo(planned.departAt - (offer.finishAt - offer.departAt) + 5 * minute);
    await opened.app.orm.em.fork().execute(`update assignment set expires_at = app.now() + interval '1 minute' where id = ?`, [offer.id]);
    const now = await driver.now();
    await asExpert(opened, expertId).dispatch.accept({ commandId: v7(), assignmentId: offer.id, andGo: true });
    const running = await liveOf(opened, ticketId);
    expect(running).toMatchObject({ status: 'travelling', departAt: now, arriveAt: now + offer.travelMinutes * minute });
    expect((await liveOf(opened, ahead.ticketId)).departAt).toBeGreaterThanOrEqual(running.finishAt);
  });
});
