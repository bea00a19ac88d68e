import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { accept, asExpert, hire, liveOf, morning, openDispatch, raise, tasksOf, ticketOf, windowIn } from '../dispatch/dispatch-fixture.ts';
import { notificationsSubscriber } from '../notifications/notifications.events.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { slaClocks } from './sla.clocks.ts';
import { slaSubscriber } from './sla.events.ts';

const openSla = () => openDispatch({ subscribers: [slaSubscriber], clocks: slaClocks });

describe('the promises of a ticket', () => {
  test('run from its creation, stop when they are kept, and are all visible', async () => {
    await using world = await openSla();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ticketId = await raise(opened, { priority: 'urgent' });
    await driver.settle();
    const manager = opened.as(actorWith('manager'));
    const fresh = await manager.sla.forTicket({ ticketId });
    expect(fresh.clocks.map((c) => [c.kind, c.state, (c.dueAt ?? 0) - morning])).toEqual([['assign', 'running', 10 * minute], ['arrive', 'running', 4 * hour], ['resolve', 'running', 8 * hour]]);
    await driver.goTo(morning + minute);
    const visit = await accept(opened, ticketId);
    const me = asExpert(opened, expertId);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await driver.goTo(visit.arriveAt);
    await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
    await driver.settle();
    const arrived = await manager.sla.forTicket({ ticketId });
    expect(arrived.clocks.map((c) => c.state)).toEqual(['stopped', 'stopped', 'running']);
    expect(arrived.clocks[0]?.usedMinutes).toBe(1);
  });

  test('that are missed warn, call one group of managers after the other, each once, until somebody acknowledges', async () => {
    await using world = await openSla();
    const { opened, driver } = world;
    const ticketId = await raise(opened, { priority: 'urgent' });
    await driver.goOn(26 * minute);
    const manager = opened.as(actorWith('manager'));
    const { steps } = await manager.sla.forTicket({ ticketId });
    expect(steps.map((s) => [s.kind, s.step, Math.round((s.at - morning) / minute)])).toEqual([
      ['assign', 'warn_50', 5], ['assign', 'warn_75', 8], ['assign', 'warn_90', 9], ['assign', 'escalate_1', 10], ['assign', 'escalate_2', 25],
    ]);
    expect((await ticketOf(opened, ticketId)).escalated).toBe(true);
    expect((await tasksOf(opened, ticketId)).filter((t) => t.kind === 'sla_assign')).toHaveLength(2);
    expect(await manager.sla.breaches({})).toMatchObject([{ ticketId, kind: 'assign', step: 2, acknowledgedBy: null }]);
    await manager.sla.acknowledge({ commandId: v7(), ticketId, note: 'I call a partner firm' });
    await driver.goOn(40 * minute);
    const after = await manager.sla.forTicket({ ticketId });
    expect(after.steps.filter((s) => s.step.startsWith('escalate'))).toHaveLength(2);
    expect(after.steps.find((s) => s.step === 'escalate_2')).toMatchObject({ acknowledgedBy: 'The manager', note: 'I call a partner firm' });
    expect((await manager.tickets.get({ ticketId })).history.map((line) => line.type)).toContain('EscalationAcknowledged');
  });

  test('stand while the ticket waits for the customer, go on from what was used, and start anew on reopening', async () => {
    await using world = await openSla();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ticketId = await raise(opened, { window: windowIn(3, 5) });
    await driver.goTo(morning + 10 * minute);
    const manager = opened.as(actorWith('manager'));
    await manager.tickets.hold({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, holdReason: 'customer_unavailable', resumeAt: morning + 2 * hour });
    await driver.goTo(morning + hour);
    expect((await manager.sla.forTicket({ ticketId })).clocks.map((c) => [c.state, c.usedMinutes])).toEqual([['paused', 10], ['paused', 10], ['paused', 10]]);
    await driver.goTo(morning + 2 * hour);
    await driver.goTo(morning + 2 * hour + 5 * minute);
    const resumed = await manager.sla.forTicket({ ticketId });
    expect(resumed.clocks[1]).toMatchObject({ state: 'running', usedMinutes: 15 });
    const visit = await accept(opened, ticketId);
    const me = asExpert(opened, expertId);
    await driver.goTo(visit.departAt);
    await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await driver.goTo(visit.arriveAt);
    await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
    await me.dispatch.complete({ commandId: v7(), assignmentId: visit.id, resolution: 'repaired', summary: 'New fuse', knowledge: { kind: 'none_fits' } });
    await driver.settle();
    const at = await driver.now();
    await opened.as(actorWith('agent')).tickets.reopen({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, reason: 'Dark again' });
    await driver.settle();
    const reopened = await manager.sla.forTicket({ ticketId });
    expect(reopened.clocks.every((c) => c.startedAt === at && c.state === 'running')).toBe(true);
    expect(reopened.clocks[0]?.target).toEqual({ minutes: 20, calendar: 'business' });
  });

  test('are judged again when the priority changes, with the used time kept', async () => {
    await using world = await openSla();
    const { opened, driver } = world;
    await hire(opened);
    const ticketId = await raise(opened, { window: windowIn(3, 5) });
    await driver.settle();
    const visit = await accept(opened, ticketId);
    // Nobody starts: after the rescue the ticket is urgent.
    for (const m of [0, 5, 10, 20]) await driver.goTo(visit.departAt + m * minute);
    const { clocks } = await opened.as(actorWith('manager')).sla.forTicket({ ticketId });
    expect(clocks[1]).toMatchObject({ target: { minutes: 240, calendar: 'always' } });
    expect(clocks[1]?.usedMinutes).toBe(Math.round((visit.departAt + 20 * minute - morning) / minute));
    expect((await liveOf(opened, ticketId).catch(() => null))?.status ?? 'none').toBe('none');
  });
});

/** Managers with accounts, as those have who are written to. */
async function makeManagers({ app }: TestApp, ...names: readonly string[]): Promise<Record<string, string>> {
  const ids = Object.fromEntries(names.map((name) => [name, v7()]));
  for (const name of names) await app.orm.em.fork().execute(`insert into auth."user" (id, name, email, roles) values (?, ?, ?, 'manager')`, [ids[name] ?? '', name, `${name}@staff.example`]);
  return ids;
}

async function toldOf({ app }: TestApp, ticketId: string, kind: string, saying = ''): Promise<string[]> {
  const rows = await app.orm.em.fork().execute<{ recipient: string; at: string }[]>(`select recipient, floor(extract(epoch from created_at) * 1000)::bigint::text as at from message where ticket_id = ? and kind = ? and body like ? order by created_at, recipient`, [ticketId, kind, `%${saying}%`]);
  return rows.map(({ recipient, at }) => `${recipient.split('@')[0]} ${Math.round((Number(at) - morning) / minute)}`);
}

describe('who hears of a promise', () => {
  const openTelling = () => openDispatch({ subscribers: [slaSubscriber, notificationsSubscriber], clocks: slaClocks });

  test('given groups, when it is missed, then each step writes to its own group once, and to every manager where the group is empty', async () => {
    await using world = await openTelling();
    const { opened, driver } = world;
    const { ann = '', bob = '' } = await makeManagers(opened, 'ann', 'bob', 'cleo');
    const admin = opened.as(actorWith('admin'));
    await admin.sla.setGroup({ commandId: v7(), step: 1, name: 'On duty', members: [ann] });
    await admin.sla.setGroup({ commandId: v7(), step: 2, name: 'Seconds', members: [ann, bob] });
    const ticketId = await raise(opened, { priority: 'urgent', problemCode: 'stereo-hum' });
    await hire(opened, { skills: [] });
    await driver.goOn(60 * minute);
    expect(await toldOf(opened, ticketId, 'escalation', 'The time to find an expert is over')).toEqual(['ann 10', 'ann 25', 'bob 25', 'ann 55', 'bob 55', 'cleo 55']);
  });

  test('given a group of somebody who is no manager any more, then all are written to, and nobody else can be put in', async () => {
    await using world = await openTelling();
    const { opened, driver } = world;
    const { ann = '' } = await makeManagers(opened, 'ann', 'bob');
    const admin = opened.as(actorWith('admin'));
    await admin.sla.setGroup({ commandId: v7(), step: 1, name: 'On duty', members: [ann] });
    await opened.app.orm.em.fork().execute(`update auth."user" set roles = 'agent' where id = ?`, [ann]);
    expect((await admin.sla.groups()).groups[0]).toEqual({ step: 1, name: 'On duty', members: [] });
    await expect(admin.sla.setGroup({ commandId: v7(), step: 1, name: 'On duty', members: [ann] })).rejects.toMatchObject({ cause: { code: 'invalid' } });
    const ticketId = await raise(opened, { priority: 'urgent' });
    await driver.goOn(12 * minute);
    expect(await toldOf(opened, ticketId, 'escalation', 'The time to find an expert is over')).toEqual(['bob 10']);
  });

  test('given nobody found, when nine tenths are used, then the managers who would be called first are told, once', async () => {
    await using world = await openTelling();
    const { opened, driver } = world;
    const { ann = '' } = await makeManagers(opened, 'ann', 'bob');
    await opened.as(actorWith('admin')).sla.setGroup({ commandId: v7(), step: 1, name: 'On duty', members: [ann] });
    const ticketId = await raise(opened, { priority: 'urgent' });
    await driver.goOn(20 * minute);
    expect(await toldOf(opened, ticketId, 'promise_ending')).toEqual(['ann 9']);
  });

  test('given a visit, when nine tenths of the time to be there are used, then its expert is told', async () => {
    await using world = await openTelling();
    const { opened, driver } = world;
    await makeManagers(opened, 'ann');
    const expertId = await hire(opened);
    const ticketId = await raise(opened, { priority: 'urgent', window: windowIn(3.9, 6) });
    await driver.settle();
    const visit = await accept(opened, ticketId);
    expect(visit.departAt).toBeGreaterThan(morning + 218 * minute);
    for (const m of [120, 180, 216, 218]) await driver.goTo(morning + m * minute);
    const { phone } = await opened.as(actorWith('admin')).experts.get({ expertId });
    expect(await toldOf(opened, ticketId, 'promise_ending')).toEqual([`${phone} 216`]);
  });

  test('given the worker was away until the promise was missed, then no warning is sent any more', async () => {
    await using world = await openTelling();
    const { opened, driver } = world;
    await makeManagers(opened, 'ann');
    const ticketId = await raise(opened, { priority: 'urgent' });
    await driver.goTo(morning + 11 * minute);
    expect(await toldOf(opened, ticketId, 'promise_ending')).toEqual([]);
    expect((await toldOf(opened, ticketId, 'escalation')).length).toBeGreaterThan(0);
  });
});

test('what runs out is listed with every clock from half of the time on, soonest first, until it is kept or missed', async () => {
  await using world = await openSla();
  const { opened, driver } = world;
  const [low, urgent] = [await raise(opened, { priority: 'low' }), await raise(opened, { priority: 'urgent' })];
  const agent = opened.as(actorWith('agent'));
  const listed = async () => (await agent.sla.runningOut()).tickets;
  await driver.goOn(4 * minute);
  expect(await listed()).toEqual([]);
  await driver.goOn(minute);
  expect(await listed()).toMatchObject([{ ticketId: urgent, status: 'waiting', priority: 'urgent', city: 'New York', clocks: [{ kind: 'assign', remainingMinutes: 5 }, { kind: 'arrive', remainingMinutes: 235 }, { kind: 'resolve', remainingMinutes: 475 }] }]);
  await driver.goOn(27 * minute);
  // The urgent one is missed by now and stands in the other list.
  expect((await listed()).map(({ ticketId }) => ticketId)).toEqual([low]);
  expect((await agent.sla.breaches({ open: true })).map(({ ticketId }) => ticketId)).toEqual([urgent]);
  await hire(opened);
  await driver.goOn(minute);
  await accept(opened, low);
  await driver.settle();
  expect(await listed()).toEqual([]);
});

test('given another priority while a visit stands, when the visit falls through, then the search runs towards the new promise', async () => {
  await using world = await openSla();
  const { opened, driver } = world;
  const expertId = await hire(opened);
  const ticketId = await raise(opened, { window: windowIn(3, 5) });
  await driver.goTo(morning + 2 * minute);
  const visit = await accept(opened, ticketId);
  const manager = opened.as(actorWith('manager'));
  await manager.tickets.changePriority({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, priority: 'urgent', reason: 'A shop' });
  await driver.settle();
  expect((await manager.sla.forTicket({ ticketId })).clocks[0]).toMatchObject({ state: 'stopped', target: { minutes: 30 } });
  await asExpert(opened, expertId).dispatch.release({ commandId: v7(), assignmentId: visit.id, reason: 'I am ill' });
  await driver.settle();
  expect((await manager.sla.forTicket({ ticketId })).clocks[0]).toMatchObject({ state: 'running', target: { minutes: 10, calendar: 'always' }, usedMinutes: 2, remainingMinutes: 8 });
});
