import { hour } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { accept, asExpert, factsOf, hire, liveOf, morning, northOf, openDispatch, raise, ticketOf, visitsOf, windowIn } from './dispatch-fixture.ts';

const versionOf = async (opened: TestApp, ticketId: string): Promise<number> => (await ticketOf(opened, ticketId)).version;

async function assign(opened: TestApp, ticketId: string, expertId: string) {
  const input = { commandId: v7(), ticketId, version: await versionOf(opened, ticketId), expertId, reason: 'I know both of them' };
  return opened.as(actorWith('manager')).dispatch.assignByHand(input);
}

async function lastDecision(opened: TestApp, ticketId: string) {
  const manager = opened.as(actorWith('manager'));
  const { decisions } = await manager.dispatch.forTicket({ ticketId });
  return manager.dispatch.explain({ decisionId: decisions.at(-1)?.id ?? '' });
}

describe('a manager', () => {
  test('may send somebody from outside the area, off shift and too far away, and the record names what he decided against', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const expertId = await hire(opened, { home: northOf(120), fromHour: 20, toHour: 23, radiusKm: 5 });
    const ticketId = await raise(opened);
    await driver.settle();
    expect((await ticketOf(opened, ticketId)).status).toBe('waiting');
    await assign(opened, ticketId, expertId);
    expect(await ticketOf(opened, ticketId)).toMatchObject({ status: 'assigned', expertId });
    expect(await lastDecision(opened, ticketId)).toMatchObject({ by: 'manager', reason: 'I know both of them', overrides: expect.arrayContaining(['area', 'shift', 'travel']) as unknown });
  });

  test('may send somebody without the skill, but never without a certified one', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const handy = await hire(opened, { skills: ['stereo-speakers'] });
    const [plain, dangerous] = [await raise(opened), await raise(opened, { problemCode: 'tv-burning-smell' })];
    await driver.settle();
    await assign(opened, plain, handy);
    expect((await lastDecision(opened, plain)).overrides).toEqual(['skills']);
    await expect(assign(opened, dangerous, handy)).rejects.toThrow(/lacks .*mains-safety/);
  });

  test('never books an expert twice and never sends an inactive one', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const busy = await hire(opened);
    const first = await raise(opened, { window: windowIn(1, 1.2) });
    await driver.settle();
    await accept(opened, first);
    const second = await raise(opened, { window: windowIn(1, 1.1) });
    await driver.settle();
    await assign(opened, second, busy);
    const [a, b] = [await liveOf(opened, first), await liveOf(opened, second)];
    expect(b.departAt >= a.finishAt || a.departAt >= b.finishAt).toBe(true);
    expect((await lastDecision(opened, second)).overrides).toEqual(['window']);
    const third = await raise(opened);
    const admin = opened.as(actorWith('admin'));
    const { name, phone, languages, timeZone, home, autoAccept } = await admin.experts.get({ expertId: busy });
    await admin.experts.update({ commandId: v7(), expertId: busy, version: 1, name, phone, languages: [...languages], timeZone, home, autoAccept, active: false });
    await expect(assign(opened, third, busy)).rejects.toThrow(/not active/);
  });

  test('gives a visit to somebody else in one step, also when the first is on his way, and the customer hears once', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const first = await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    const visit = await accept(opened, ticketId);
    const second = await hire(opened, { home: northOf(6) });
    await asExpert(opened, first).dispatch.startTravel({ commandId: v7(), assignmentId: visit.id });
    await assign(opened, ticketId, second);
    expect((await visitsOf(opened, ticketId)).map((a) => [a.expertId, a.status])).toEqual([[first, 'released'], [second, 'accepted']]);
    expect((await factsOf(opened, ticketId, 'VisitReleased'))[0]?.payload).toMatchObject({ details: { quiet: true } });
    await expect(asExpert(opened, first).dispatch.arrive({ commandId: v7(), assignmentId: visit.id })).rejects.toThrow(/already/);
  });
});

describe('a pin', () => {
  test('to an expert keeps everybody else away, and to a time moves the visit there', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const far = await hire(opened, { home: northOf(15) });
    const ticketId = await raise(opened);
    const manager = opened.as(actorWith('manager'));
    const window = { from: morning + 4 * hour, to: morning + 5 * hour };
    await manager.tickets.pin({ commandId: v7(), ticketId, version: await versionOf(opened, ticketId), expertId: far, window, reason: 'He knows the house' });
    await driver.settle();
    const offer = await liveOf(opened, ticketId);
    expect(offer.expertId).toBe(far);
    expect(offer.arriveAt).toBeGreaterThanOrEqual(window.from);
    expect(await ticketOf(opened, ticketId)).toMatchObject({ pinned: true, pin: { expertId: far, window } });
    await manager.tickets.unpin({ commandId: v7(), ticketId, version: await versionOf(opened, ticketId) });
    expect((await ticketOf(opened, ticketId)).pinned).toBe(false);
  });

  test('set while somebody else is asked takes that offer back', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    const near = await hire(opened);
    const far = await hire(opened, { home: northOf(15) });
    const ticketId = await raise(opened);
    await driver.settle();
    expect((await liveOf(opened, ticketId)).expertId).toBe(near);
    await opened.as(actorWith('manager')).tickets.pin({ commandId: v7(), ticketId, version: await versionOf(opened, ticketId), expertId: far, window: null, reason: 'He knows the house' });
    await driver.settle();
    expect((await visitsOf(opened, ticketId)).map((a) => [a.expertId, a.status])).toEqual([[near, 'withdrawn'], [far, 'offered']]);
  });
});

test('an expert whom the customer does not want again is not asked, and one whom he likes is asked first when he can come as soon', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const [near, liked] = [await hire(opened, { home: northOf(2) }), await hire(opened, { home: northOf(2.2) })];
  const ticketId = await raise(opened);
  const agent = opened.as(actorWith('agent'));
  await agent.tickets.wishExpert({ commandId: v7(), ticketId, version: 1, preferredExpertId: liked, excludedExpertIds: [] });
  await driver.settle();
  expect((await liveOf(opened, ticketId)).expertId).toBe(liked);
  await agent.tickets.wishExpert({ commandId: v7(), ticketId, version: await versionOf(opened, ticketId), preferredExpertId: null, excludedExpertIds: [liked] });
  await driver.settle();
  expect((await liveOf(opened, ticketId)).expertId).toBe(near);
});
