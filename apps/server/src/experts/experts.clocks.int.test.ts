import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { hire, liveOf, morning, openDispatch, raise, ticketOf } from '../dispatch/dispatch-fixture.ts';
import { actorWith } from '../testing/open-test-app.ts';
import { expertsClocks } from './experts.clocks.ts';

test('a ticket that waits is tried as soon as somebody comes on shift, also after his shifts were changed', async () => {
  // Seven in the morning; his shift, as changed, begins at nine: too far ahead to be planned for before.
  await using world = await openDispatch({ clocks: expertsClocks }, morning - 3 * hour);
  const { opened, driver } = world;
  const expertId = await hire(opened);
  const admin = opened.as(actorWith('admin'));
  const { version } = await admin.experts.get({ expertId });
  await driver.settle();
  await admin.experts.setShifts({ commandId: v7(), expertId, version, shifts: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: 9 * 60, toMinute: 18 * 60 })) });
  await driver.goTo(morning - 2.5 * hour);
  const ticketId = await raise(opened, { priority: 'low' });
  await driver.settle();
  expect((await ticketOf(opened, ticketId)).status).toBe('waiting');
  await opened.app.orm.em.fork().execute(`update dispatch_wait set next_try_at = app.now() + interval '1 hour'`);
  await driver.goTo(morning - hour);
  const begun = await opened.app.orm.em.fork().execute<{ count: number }[]>(`select count(*)::int as count from outbox_event where type = 'ExpertOnShift'`);
  expect(begun).toEqual([{ count: 1 }]);
  expect((await ticketOf(opened, ticketId)).status).toBe('offered');
});

test('nobody is asked in his sleep: the time to answer starts with his shift', async () => {
  await using world = await openDispatch({ clocks: expertsClocks }, morning - 8 * hour);
  const { opened, driver } = world;
  await hire(opened);
  const ticketId = await raise(opened, { window: { kind: 'window', from: morning, to: morning + 2 * hour } });
  await driver.settle();
  expect((await liveOf(opened, ticketId)).expiresAt).toBe(morning - 2 * hour + 10 * minute);
});
