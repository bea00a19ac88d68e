import { hour, minute } from '@sysops/domain/shared';
import type { DeclineReason } from '@sysops/domain/dispatch';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { accept, after, asExpert, factsOf, hire, liveOf, morning, northOf, openDispatch, raise, tasksOf, ticketOf, visitsOf, windowIn } from './dispatch-fixture.ts';

async function decline(opened: TestApp, ticketId: string, declineReason: DeclineReason): Promise<string> {
  const offer = await liveOf(opened, ticketId);
  await asExpert(opened, offer.expertId).dispatch.decline({ commandId: v7(), assignmentId: offer.id, declineReason });
  return offer.expertId;
}

describe('an offer', () => {
  test('that nobody answers goes to the next expert when its time is over', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const near = await hire(opened);
    const far = await hire(opened, { home: northOf(12) });
    const ticketId = await raise(opened);
    await driver.settle();
    expect((await liveOf(opened, ticketId)).expertId).toBe(near);
    await driver.goTo(after(10));
    expect((await visitsOf(opened, ticketId)).map((a) => [a.expertId, a.status])).toEqual([[near, 'expired'], [far, 'offered']]);
  });

  test('answered with silence twice in a row sets the expert away, once, and tells him', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    await raise(opened);
    await raise(opened, { window: windowIn(4, 6) });
    await driver.goTo(morning);
    await driver.goTo(after(10));
    const admin = opened.as(actorWith('admin'));
    expect((await admin.experts.get({ expertId })).away).toBe(true);
    await asExpert(opened, expertId).experts.setAway({ commandId: v7(), away: false });
    const third = await raise(opened, { window: windowIn(6, 7) });
    await driver.settle();
    await driver.goTo(after(21));
    expect((await visitsOf(opened, third)).map((a) => a.status)).toEqual(['expired']);
    expect((await admin.experts.get({ expertId })).away).toBe(false);
  });

  test('declined by the only expert who could come is in front of a manager at once', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    await decline(opened, ticketId, 'schedule');
    await driver.settle();
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'waiting', waitingReason: 'all_declined', escalated: true });
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'all_declined', ownerRole: 'manager' }]);
    await driver.goTo(after(5));
    expect(await tasksOf(opened, ticketId)).toHaveLength(1);
  });

  test.each<[DeclineReason, string]>([['skill', 'skill_mismatch'], ['duplicate', 'duplicate_suspected'], ['customer_unavailable', 'customer_unavailable']])('declined for %s sends the ticket to an agent', async (reason, triage) => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    await decline(opened, ticketId, reason);
    await driver.settle();
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'triage', triageReasons: [triage], next: { owner: 'agent', dueAt: morning + 15 * minute } });
  });

  test('declined for want of a part goes to the next expert, and somebody orders the part', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const near = await hire(opened);
    await hire(opened, { home: northOf(8) });
    const ticketId = await raise(opened);
    await driver.settle();
    expect(await decline(opened, ticketId, 'parts')).toBe(near);
    await driver.settle();
    expect((await liveOf(opened, ticketId)).expertId).not.toBe(near);
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'parts_missing', ownerRole: 'manager' }]);
  });

  test('to an expert who accepts automatically is his assignment at once, for urgent tickets too', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const employee = await hire(opened, { autoAccept: true });
    await hire(opened, { home: northOf(10) });
    const ticketId = await raise(opened, { priority: 'urgent' });
    await driver.settle();
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'assigned', expertId: employee });
    expect(await visitsOf(opened, ticketId)).toHaveLength(1);
  });
});

describe('an expert who is no longer there', () => {
  test('loses everything ahead at once: it is planned anew together and each customer hears once', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const gone = await hire(opened);
    const tickets = [await raise(opened), await raise(opened, { window: windowIn(3, 5) })];
    await driver.settle();
    for (const id of tickets) await accept(opened, id);
    const stand = await hire(opened, { home: northOf(9), autoAccept: true });
    const admin = opened.as(actorWith('admin'));
    await admin.experts.addAbsence({ commandId: v7(), expertId: gone, version: 1, absenceId: v7(), from: morning, to: morning + 8 * hour, reason: 'Ill' });
    await driver.settle();
    for (const id of tickets) {
      expect(await ticketOf(opened, id)).toMatchObject({ status: 'assigned', expertId: stand });
      expect((await factsOf(opened, id, 'VisitReleased')).map(({ payload }) => (payload['event'] as { waitingReason: string }).waitingReason)).toEqual(['expert_unavailable']);
    }
  });

  test('but on his way is a manager’s decision', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    const visit = await accept(opened, ticketId);
    await asExpert(opened, expertId).dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    const admin = opened.as(actorWith('admin'));
    const { name, phone, languages, timeZone, home, autoAccept } = await admin.experts.get({ expertId });
    await admin.experts.update({ commandId: v7(), expertId, version: 1, name, phone, languages: [...languages], timeZone, home, autoAccept, active: false });
    await driver.settle();
    expect((await liveOf(opened, ticketId)).status).toBe('travelling');
    expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'expert_unavailable', ownerRole: 'manager' }]);
  });
});

test('a customer who is not there: ten minutes, two tries, then the ticket rests and somebody makes a new appointment', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const expertId = await hire(opened);
  const ticketId = await raise(opened);
  await driver.settle();
  const visit = await accept(opened, ticketId);
  const me = asExpert(opened, expertId);
  await me.dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
  await driver.goTo(visit.arriveAt);
  await me.dispatch.arrive({ commandId: v7(), assignmentId: visit.id });
  const report = { assignmentId: visit.id, tries: [{ at: visit.arriveAt, by: 'door' as const }, { at: visit.arriveAt, by: 'call' as const }] };
  await expect(me.dispatch.customerAbsent({ commandId: v7(), ...report })).rejects.toThrow(/ten minutes/);
  await driver.goTo(visit.arriveAt + 10 * minute);
  await me.dispatch.customerAbsent({ commandId: v7(), ...report });
  expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'on_hold', holdReason: 'customer_absent', visit: null });
  expect(await tasksOf(opened, ticketId)).toEqual([{ kind: 'rebook', ownerRole: 'agent' }]);
  await driver.goTo(visit.arriveAt + 24 * hour + 11 * minute);
  expect(['waiting', 'offered']).toContain((await ticketOf(opened, ticketId)).status);
});

test('"on my way" while another job runs is refused in words', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const expertId = await hire(opened);
  const [first, second] = [await raise(opened), await raise(opened, { window: windowIn(4, 6) })];
  await driver.settle();
  const [a, b] = [await accept(opened, first), await accept(opened, second)];
  const me = asExpert(opened, expertId);
  await me.dispatch.startTravel({ commandId: v7(), assignmentId: a.id });
  await expect(me.dispatch.startTravel({ commandId: v7(), assignmentId: b.id })).rejects.toThrow(/Another job is still running/);
});
