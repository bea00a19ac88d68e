import { minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { asExpert, hire, liveOf, openDispatch, raise } from './dispatch-fixture.ts';

test('given acts of one visit that came too late, when the last one is settled, then the task that asked for it is done too, and a further act asks anew', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const expertId = await hire(opened);
  const ticketId = await raise(opened);
  await driver.settle();
  const offer = await liveOf(opened, ticketId);
  const me = asExpert(opened, expertId).dispatch;
  const manager = opened.as(actorWith('manager'));
  await driver.goTo(offer.expiresAt + 10 * minute);
  const late = async (): Promise<void> => {
    await expect(me.accept({ commandId: v7(), assignmentId: offer.id, doneAt: offer.expiresAt - minute })).rejects.toMatchObject({ cause: { facts: { kept: true } } });
  };
  const tasks = async () => (await manager.tickets.tasks({ ticketId })).filter(({ kind }) => kind === 'late_act').map(({ doneBy, doneNote }) => [doneBy, doneNote]).sort((a, b) => String(b[0]).localeCompare(String(a[0])));
  const settle = async (note: string): Promise<void> => {
    const [act] = await manager.dispatch.lateActs({});
    await manager.dispatch.settleLateAct({ commandId: v7(), lateActId: act?.id ?? '', note });
  };
  await late();
  await late();
  expect(await tasks()).toEqual([[null, null]]);
  await settle('Seen');
  expect(await tasks()).toEqual([[null, null]]);
  await settle('He knows');
  expect(await tasks()).toEqual([['The manager', 'He knows']]);
  await late();
  expect(await tasks()).toEqual([['The manager', 'He knows'], [null, null]]);
});
