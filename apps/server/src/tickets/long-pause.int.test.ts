import { day, hour } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { morning, openDispatch, raise, tasksOf, ticketOf } from '../dispatch/dispatch-fixture.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';

const holdUntil = async (opened: TestApp, ticketId: string, resumeAt: number, reason?: string) =>
  opened.as(actorWith('agent')).tickets.hold({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, holdReason: 'part_needed', resumeAt, ...(reason ? { reason } : {}) });

test('given ten days on hold in all, then one day more needs a reason and brings a manager, however it was divided', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const ticketId = await raise(opened);
  await driver.settle();
  await holdUntil(opened, ticketId, morning + 6 * day);
  await driver.goTo(morning + 6 * day);
  expect((await ticketOf(opened, ticketId)).status).toBe('waiting');
  await holdUntil(opened, ticketId, morning + 10 * day);
  await driver.settle();
  expect((await tasksOf(opened, ticketId)).map(({ kind }) => kind)).not.toContain('paused_long');
  await driver.goTo(morning + 10 * day);
  await expect(holdUntil(opened, ticketId, morning + 11 * day)).rejects.toMatchObject({ cause: { code: 'invalid', facts: { field: 'reason', inAll: 11, most: 10 } } });
  expect((await ticketOf(opened, ticketId)).status).toBe('waiting');
  await holdUntil(opened, ticketId, morning + 11 * day, 'The maker has no panel before Tuesday');
  await driver.settle();
  expect((await tasksOf(opened, ticketId)).filter(({ kind }) => kind === 'paused_long')).toEqual([{ kind: 'paused_long', ownerRole: 'manager' }]);
  expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'on_hold', escalated: true });
});

test('given one hold that is too long by itself, then it needs a reason at once', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const ticketId = await raise(opened);
  await driver.settle();
  await expect(holdUntil(opened, ticketId, morning + 10 * day + hour)).rejects.toMatchObject({ cause: { code: 'invalid' } });
  await holdUntil(opened, ticketId, morning + 10 * day);
});
