import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { openDispatch, raise } from '../dispatch/dispatch-fixture.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { addStaffTask } from './index.ts';

test('a task is seen by those whose it is, done once, and stays on its ticket with what came of it', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const ticketId = await raise(opened);
  const dueAt = (await driver.now()) + 60_000;
  const task = { kind: 'orphan', note: 'Please look.', ticketId, dueAt };
  await addStaffTask(opened.app.orm.em.fork(), { ...task, ownerRole: 'manager', dedupeKey: 'a' });
  await addStaffTask(opened.app.orm.em.fork(), { ...task, ownerRole: 'manager', dedupeKey: 'a' });
  await addStaffTask(opened.app.orm.em.fork(), { ...task, ownerRole: 'agent', kind: 'rebook', dedupeKey: 'b' });
  const [agent, manager] = [opened.as(actorWith('agent')), opened.as(actorWith('manager'))];
  expect((await agent.tickets.tasks({})).map((t) => t.kind)).toEqual(['rebook']);
  const all = await manager.tickets.tasks({});
  expect(all.map((t) => t.kind).toSorted()).toEqual(['orphan', 'rebook']);
  const taskId = all.find((t) => t.kind === 'orphan')?.id ?? '';
  await manager.tickets.settleTask({ commandId: v7(), taskId, note: 'Called, all well' });
  await expect(manager.tickets.settleTask({ commandId: v7(), taskId, note: 'Again' })).rejects.toThrow(/already/);
  expect((await manager.tickets.tasks({})).map((t) => t.kind)).toEqual(['rebook']);
  expect((await manager.tickets.tasks({ ticketId })).find((t) => t.id === taskId)).toMatchObject({ doneBy: 'The manager', doneNote: 'Called, all well' });
});
