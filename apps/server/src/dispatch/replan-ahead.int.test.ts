import { hour } from '@sysops/domain/shared';
import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { actorWith } from '../testing/open-test-app.ts';
import { accept, factsOf, hire, liveOf, morning, northOf, openDispatch, raise, ticketOf, visitsOf, windowIn } from './dispatch-fixture.ts';
import { replanAhead } from './replan-ahead.ts';

/** Twenty visits done today keep the share of those that may change hands above zero. */
async function busyDay(pinned: boolean) {
  const world = await openDispatch();
  const { opened, driver } = world;
  const crowded = await hire(opened, { autoAccept: true });
  const tickets: string[] = [];
  for (let n = 0; n < 6; n += 1) {
    tickets.push(await raise(opened, { problemCode: 'tv-apps', location: northOf(1 + (n % 2)), window: windowIn(0.2, 7.5) }));
    await driver.settle();
  }
  await opened.app.orm.em.fork().execute(`insert into assignment (id, ticket_id, expert_id, status, slot, reserved, arrive_at, travel_minutes, lat, lng, offered_at, expires_at, answered_at, announced_at, ended_at)
    select gen_random_uuid(), gen_random_uuid(), ?, 'done', 1, tstzrange(app.now() - interval '9 hours', app.now() - interval '8 hours'), app.now() - interval '8 hours', 1, 40, -73, app.now(), app.now(), app.now(), app.now(), app.now() from generate_series(1, 20)`, [crowded]);
  const last = tickets.at(-1) ?? '';
  if (pinned) await opened.as(actorWith('manager')).tickets.pin({ commandId: v7(), ticketId: last, version: (await ticketOf(opened, last)).version, expertId: crowded, window: null, reason: 'He has the part' });
  await driver.settle();
  const free = await hire(opened, { home: northOf(3), autoAccept: true });
  return { world, opened, crowded, free, tickets, last };
}

describe('planning ahead', () => {
  test('gives what waits behind a long plan to somebody who is free, within its promise, and the customer hears once of the new expert', async () => {
    const { world, opened, free, tickets } = await busyDay(false);
    await using _ = world;
    const before = new Map(await Promise.all(tickets.map(async (id): Promise<[string, number]> => [id, (await liveOf(opened, id)).arriveAt])));
    expect(await replanAhead(opened.app)).toBeGreaterThan(0);
    const moved = (await Promise.all(tickets.map((id) => liveOf(opened, id)))).filter((visit) => visit.expertId === free);
    expect(moved.length).toBeGreaterThan(0);
    for (const visit of moved) {
      expect(visit.arriveAt).toBeLessThanOrEqual(Math.max(before.get(visit.ticketId) ?? 0, morning + 7.5 * hour));
      expect((await factsOf(opened, visit.ticketId, 'VisitReleased')).map(({ payload }) => payload['details'])).toEqual([{ quiet: true }]);
    }
  });

  test('leaves a pinned visit where it is', async () => {
    const { world, opened, crowded, last } = await busyDay(true);
    await using _ = world;
    await replanAhead(opened.app);
    expect((await liveOf(opened, last)).expertId).toBe(crowded);
  });

  test('never takes a visit to somebody who would have to be asked', async () => {
    await using world = await openDispatch();
    const { opened, driver } = world;
    await hire(opened);
    const ticketId = await raise(opened);
    await driver.settle();
    await accept(opened, ticketId);
    await hire(opened, { home: northOf(0.5) });
    expect(await replanAhead(opened.app)).toBe(0);
    expect(await visitsOf(opened, ticketId)).toHaveLength(1);
  });
});
