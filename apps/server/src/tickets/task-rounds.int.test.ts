import { addStaffTask } from '@sysops/db/tickets';
import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { accept, after, factsOf, hire, openDispatch, raise, tasksOf, ticketOf } from '../dispatch/dispatch-fixture.ts';
import { slaClocks } from '../sla/sla.clocks.ts';
import { slaSubscriber } from '../sla/sla.events.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';

const asManager = (opened: TestApp) => opened.as(actorWith('manager'));
const calls = async (opened: TestApp, ticketId: string): Promise<number[]> => (await factsOf(opened, ticketId, 'TicketEscalated')).map(({ at }) => Math.round((at - after(0)) / minute));
const tasks = async (opened: TestApp, ticketId: string) => asManager(opened).tickets.tasks({ ticketId });

describe('a task whose cause has ended', () => {
  test('given a search that had called a manager, when an expert is found, then the task says so by itself and the flag goes down', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const ticketId = await raise(opened);
    await driver.goTo(after(31));
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'waiting', escalated: true });
    const expertId = await hire(opened);
    await driver.goOn(minute);
    expect((await ticketOf(opened, ticketId)).escalated).toBe(true);
    await accept(opened, ticketId);
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'assigned', expertId, escalated: false });
    const { name } = await opened.as(actorWith('admin')).experts.get({ expertId });
    expect(await tasks(opened, ticketId)).toMatchObject([{ kind: 'ladder_ended', doneBy: 'Sysops Squad', doneNote: `${name} comes.` }]);
  });
  test('given a ticket that is cancelled, then nothing about it is left to do, but what only a person can end stays', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const ticketId = await raise(opened);
    await driver.goTo(after(31));
    await addStaffTask(opened.app.orm.em.fork(), { kind: 'inbound_text', ownerRole: 'agent', note: 'Please read.', dedupeKey: v7(), ticketId, dueAt: after(60) });
    await asManager(opened).tickets.cancel({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, reason: 'Works again' });
    const all = await tasks(opened, ticketId);
    expect(all.map(({ kind, doneNote }) => [kind, doneNote]).sort((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([['inbound_text', null], ['ladder_ended', 'The ticket was cancelled.']]);
  });
});

describe('what nobody settles', () => {
  test('calls again after an hour, then after two, each time once, with one task', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const ticketId = await raise(opened);
    await driver.goTo(after(30));
    await driver.goOn(3.5 * hour, 10 * minute);
    expect(await calls(opened, ticketId)).toEqual([30, 90, 210]);
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'ladder_ended', ownerRole: 'manager' }]);
    const [latest] = (await factsOf(opened, ticketId, 'TicketEscalated')).slice(-1);
    expect(latest?.payload['details']).toMatchObject({ round: 3, ownerRole: 'manager' });
  });
  test('given it was settled, then the flag is down and it is silent for an hour; when the cause lasts, it calls anew', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const ticketId = await raise(opened);
    await driver.goTo(after(30));
    const [task] = await tasks(opened, ticketId);
    await asManager(opened).tickets.settleTask({ commandId: v7(), taskId: task?.id ?? '', note: 'I look for somebody' });
    expect((await ticketOf(opened, ticketId)).escalated).toBe(false);
    await driver.goTo(after(35));
    await driver.goOn(50 * minute, 5 * minute);
    expect(await calls(opened, ticketId)).toEqual([30]);
    await driver.goOn(15 * minute, 5 * minute);
    expect(await calls(opened, ticketId)).toEqual([30, 90]);
    expect((await tasks(opened, ticketId)).map(({ doneNote }) => doneNote)).toEqual(['I look for somebody', null]);
  });
  test('given a manager’s task, then an agent does not settle it', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const ticketId = await raise(opened);
    await driver.goTo(after(30));
    const [task] = await tasks(opened, ticketId);
    await expect(opened.as(actorWith('agent')).tickets.settleTask({ commandId: v7(), taskId: task?.id ?? '', note: 'Done' })).rejects.toThrow(/manager/);
  });
});

describe('acknowledging a missed promise and settling its task are one act', () => {
  const missed = async () => {
    const world = await openDispatch({ subscribers: [slaSubscriber], clocks: slaClocks });
    const { opened, driver } = world;
    const ticketId = await raise(opened, { priority: 'urgent' });
    await driver.goTo(after(5));
    await driver.goOn(6 * minute);
    return { world, opened, driver, ticketId };
  };
  const stepsOf = async (opened: TestApp, ticketId: string) => (await asManager(opened).sla.forTicket({ ticketId })).steps.filter((s) => s.step.startsWith('escalate'));

  test('seen from the task: the step is acknowledged and no other group is called', async () => {
    const { world, opened, driver, ticketId } = await missed();
    await using _ = world;
    const task = (await tasks(opened, ticketId)).find(({ kind }) => kind === 'sla_assign');
    await asManager(opened).tickets.settleTask({ commandId: v7(), taskId: task?.id ?? '', note: 'A partner firm comes' });
    await driver.settle();
    expect(await stepsOf(opened, ticketId)).toMatchObject([{ step: 'escalate_1', acknowledgedBy: 'The manager', note: 'A partner firm comes' }]);
    expect((await tasks(opened, ticketId)).filter(({ doneAt }) => doneAt === null)).toEqual([]);
    expect((await ticketOf(opened, ticketId)).escalated).toBe(false);
    await driver.goOn(hour, 5 * minute);
    expect(await stepsOf(opened, ticketId)).toHaveLength(1);
  });
  test('seen from the promise: its tasks are done with the same word', async () => {
    const { world, opened, ticketId } = await missed();
    await using _ = world;
    await asManager(opened).sla.acknowledge({ commandId: v7(), ticketId, note: 'A partner firm comes' });
    const all = await tasks(opened, ticketId);
    expect(all.map(({ doneNote }) => doneNote)).toEqual(all.map(() => 'A partner firm comes'));
    expect((await ticketOf(opened, ticketId)).escalated).toBe(false);
  });
});

test('given a ticket that cannot be moved on, then its clock moves the others on all the same', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const ids = [await raise(opened), await raise(opened)];
  const manager = asManager(opened);
  for (const [i, ticketId] of ids.entries()) await manager.tickets.hold({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, holdReason: 'part_needed', resumeAt: after(9 + i), reason: 'Ordered' });
  // A priority that does not exist has no due time.
  await opened.app.orm.em.fork().execute(`update ticket set state = state || '{"priority":"none"}' where id = ?`, [ids[0] ?? '']);
  await driver.goTo(after(11));
  expect((await ticketOf(opened, ids[0] ?? '')).status).toBe('on_hold');
  expect((await ticketOf(opened, ids[1] ?? '')).status).toBe('waiting');
});
