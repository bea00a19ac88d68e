import type { DeclineReason } from '@sysops/domain/dispatch';
import { minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { after, asExpert, hire, liveOf, northOf, openDispatch, raise, tasksOf, ticketOf, visitsOf } from './dispatch-fixture.ts';

const decline = (opened: TestApp, offer: { readonly id: string; readonly expertId: string }, declineReason: DeclineReason, note?: string) =>
  asExpert(opened, offer.expertId).dispatch.decline({ commandId: v7(), assignmentId: offer.id, declineReason, ...(note ? { note } : {}) });

async function urgentToThree() {
  const world = await openDispatch();
  const { opened, driver } = world;
  for (const km of [2, 4, 6]) await hire(opened, { home: northOf(km) });
  const ticketId = await raise(opened, { priority: 'urgent' });
  await driver.settle();
  const offers = await visitsOf(opened, ticketId);
  expect(offers.map((a) => a.status)).toEqual(['offered', 'offered', 'offered']);
  return { world, opened, driver, ticketId, offers };
}

describe('what somebody doubts about a ticket while others are still asked', () => {
  test('given nobody accepts, when the last offer ends in silence, then an agent looks at it with every doubt', async () => {
    const { world, opened, driver, ticketId, offers: [a, b] } = await urgentToThree();
    await using _ = world;
    if (!a || !b) throw new Error('no offers');
    await decline(opened, a, 'skill');
    await decline(opened, b, 'duplicate');
    expect((await ticketOf(opened, ticketId)).status).toBe('offered');
    await driver.goTo(after(3));
    const ticket = await ticketOf(opened, ticketId);
    expect(ticket).toMatchObject({ status: 'triage' });
    expect(ticket.status === 'triage' && ticket.triageReasons.toSorted()).toEqual(['duplicate_suspected', 'skill_mismatch']);
  });
  test('given somebody accepts, then he comes', async () => {
    const { world, opened, driver, ticketId, offers: [a, b] } = await urgentToThree();
    await using _ = world;
    if (!a || !b) throw new Error('no offers');
    await decline(opened, a, 'customer_unavailable');
    await asExpert(opened, b.expertId).dispatch.accept({ commandId: v7(), assignmentId: b.id });
    await driver.settle();
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'assigned', expertId: b.expertId });
  });
  test('given it was put right, when the next round ends without a doubt, then the old one is not told again', async () => {
    const { world, opened, driver, ticketId, offers } = await urgentToThree();
    await using _ = world;
    for (const [i, offer] of offers.entries()) await decline(opened, offer, i === 0 ? 'skill' : 'schedule');
    const { version } = await ticketOf(opened, ticketId);
    await driver.settle();
    await opened.as(actorWith('agent')).tickets.completeTriage({ commandId: v7(), ticketId, version });
    const fresh = await hire(opened, { home: northOf(3) });
    await driver.goTo(after(1));
    const offer = await liveOf(opened, ticketId);
    expect(offer.expertId).toBe(fresh);
    await decline(opened, offer, 'schedule');
    expect((await ticketOf(opened, ticketId)).status).toBe('waiting');
  });
});

describe('a reason that is about the expert', () => {
  test.each([['schedule', 'expert_schedule', 'his shifts and absences'], ['location', 'expert_area', 'his service area']] as const)('given he declines for his %s a second time, then a manager looks at what the choice is made from, once', async (reason, kind, look) => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const ids = [await raise(opened)];
    await driver.settle();
    await decline(opened, await liveOf(opened, ids[0] ?? ''), reason);
    for (const _ of [1, 2]) {
      const id = await raise(opened);
      ids.push(id);
      await driver.settle();
      await decline(opened, await liveOf(opened, id), reason);
    }
    const about = (await Promise.all(ids.map((id) => tasksOf(opened, id)))).map((tasks) => tasks.filter((task) => task.kind === kind).length);
    expect(about).toEqual([0, 1, 0]);
    const [task] = (await opened.as(actorWith('manager')).tickets.tasks({})).filter((one) => one.kind === kind);
    expect(task?.note).toContain(`Please check ${look}.`);
  });
  test('given another reason with a word, then a manager reads it; without one the next expert is asked and that is all', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    await hire(opened, { home: northOf(5) });
    const ticketId = await raise(opened);
    await driver.settle();
    await decline(opened, await liveOf(opened, ticketId), 'other');
    await driver.settle();
    expect(await tasksOf(opened, ticketId)).toEqual([]);
    await decline(opened, await liveOf(opened, ticketId), 'other', 'There is a dog');
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'declined_other', ownerRole: 'manager' }]);
    expect((await opened.as(actorWith('manager')).tickets.tasks({ ticketId })).map((task) => task.note)).toEqual(['An expert declined and wrote: There is a dog']);
  });
});

test('given the only one who could come now declines while another is off shift, then a manager is called at once', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  await hire(opened);
  await hire(opened, { home: northOf(4), fromHour: 14, toHour: 22 });
  const ticketId = await raise(opened);
  await driver.settle();
  await decline(opened, await liveOf(opened, ticketId), 'other');
  await driver.settle();
  expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'waiting', waitingReason: 'all_declined', escalated: true });
  expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'all_declined', ownerRole: 'manager' }]);
  await driver.goOn(4.2 * 60 * minute, 20 * minute);
  expect(await visitsOf(opened, ticketId)).toHaveLength(2);
});
