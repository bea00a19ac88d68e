import { hour, minute } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import type { SimulatedApp } from '../testing/simulated-app.ts';
import { accept, hire, liveOf, manhattan, morning, northOf, openDispatch, raise, ticketOf, windowIn } from './dispatch-fixture.ts';

let world: SimulatedApp;
let opened: TestApp;
beforeEach(async () => {
  world = await openDispatch();
  ({ opened } = world);
});
afterEach(() => world[Symbol.asyncDispose]());

const manager = () => opened.as(actorWith('manager'));

/** The whole day of ten kilometres around the place, on the clock of New York; the morning is ten o'clock there. */
async function hold(changes: { readonly percent?: number; readonly skill?: string | null; readonly fromHour?: number; readonly toHour?: number } = {}): Promise<string> {
  const holdId = v7();
  await manager().dispatch.holdCapacity({ commandId: v7(), holdId, name: 'Manhattan', area: { kind: 'circle', center: manhattan, radiusKm: 10 }, skill: null, fromHour: 8, toHour: 18, percent: 30, ...changes });
  return holdId;
}

async function lastDecision(ticketId: string) {
  const { decisions } = await manager().dispatch.forTicket({ ticketId });
  return manager().dispatch.explain({ decisionId: decisions.at(-1)?.id ?? '' });
}

const failedRules = async (ticketId: string): Promise<string[][]> => (await lastDecision(ticketId)).decision.candidates.map(({ rules }) => rules.filter((r) => !r.passed).map((r) => r.rule));

async function raised(from: number, to: number): Promise<string> {
  const ticketId = await raise(opened, { window: windowIn(from, to) });
  await world.driver.settle();
  return ticketId;
}

describe('a share of the hours is kept for urgent work', () => {
  test('given two experts and a third of their time held, then one ordinary visit is planned and the next waits; urgent work is not bound; at T−2 h the hours are let go', async () => {
    await hire(opened);
    await hire(opened, { home: northOf(3) });
    await hold();
    const first = await raised(4, 5);
    await accept(opened, first);
    const second = await raised(4, 5);
    expect(await ticketOf(opened, second)).toMatchObject({ status: 'waiting', waitingReason: 'all_experts_booked' });
    // The one is booked then; the other's time is the share.
    expect((await failedRules(second)).flat().toSorted()).toEqual(['held_back', 'window']);
    const { request } = await lastDecision(second);
    expect(request.heldBack?.map((h) => [(h.from - morning) / hour, h.percent])).toEqual([[2, 30], [3, 30], [4, 30], [5, 30], [6, 30]]);
    const urgent = await raise(opened, { priority: 'urgent', window: windowIn(4, 5) });
    await world.driver.settle();
    expect((await ticketOf(opened, urgent)).status).toBe('offered');
    await manager().dispatch.withdraw({ commandId: v7(), assignmentId: (await liveOf(opened, urgent)).id, reason: 'Only asked' });
    await opened.as(actorWith('agent')).tickets.cancel({ commandId: v7(), ticketId: urgent, version: (await ticketOf(opened, urgent)).version, reason: 'It works again' });
    await world.driver.goTo(morning + 2.5 * hour);
    expect((await ticketOf(opened, second)).status).toBe('offered');
    expect((await liveOf(opened, second)).departAt - (morning + 2.5 * hour)).toBeLessThanOrEqual(2 * hour);
  });

  test('given an ordinary ticket for now, then held hours neither bind it nor are read into its record', async () => {
    await hire(opened);
    await hold({ percent: 90 });
    const ticketId = await raise(opened);
    await world.driver.settle();
    expect((await ticketOf(opened, ticketId)).status).toBe('offered');
    expect((await lastDecision(ticketId)).request.heldBack).toBeUndefined();
  });

  test.each([['of another skill', { skill: 'stereo-amplifier' }], ['of other hours', { fromHour: 8, toHour: 13 }]])('given a hold %s, then the visit is planned', async (_case, changes) => {
    await hire(opened);
    await hold(changes);
    expect((await ticketOf(opened, await raised(4, 6))).status).toBe('offered');
  });

  test('given a hold of the skill that is asked, then only hours that are free of it are used', async () => {
    await hire(opened);
    await hold({ skill: 'tv-power', fromHour: 13, toHour: 15 });
    const visit = await liveOf(opened, await raised(4, 7));
    expect(visit.departAt).toBe(morning + 5 * hour);
  });

  test('when the hold is taken away, then whoever waits is tried again', async () => {
    await hire(opened);
    const holdId = await hold();
    const ticketId = await raised(4, 5);
    expect((await ticketOf(opened, ticketId)).status).toBe('waiting');
    const release = { commandId: v7(), holdId };
    const one = manager();
    expect([await one.dispatch.releaseCapacity(release), await one.dispatch.releaseCapacity(release)]).toEqual([{ holdId }, { holdId }]);
    await world.driver.settle();
    expect((await ticketOf(opened, ticketId)).status).toBe('offered');
    expect(await manager().dispatch.capacityHolds()).toEqual([]);
  });

  test('a manager’s own choice and his pin are not bound', async () => {
    const expertId = await hire(opened);
    await hold();
    const ticketId = await raised(4, 5);
    await manager().tickets.pin({ commandId: v7(), ticketId, version: (await ticketOf(opened, ticketId)).version, expertId, window: null, reason: 'He has the part' });
    await world.driver.goOn(minute);
    expect((await ticketOf(opened, ticketId)).status).toBe('offered');
  });
});

describe('a hold', () => {
  test('is listed with who set it', async () => {
    await hold({ skill: 'tv-power' });
    expect(await manager().dispatch.capacityHolds()).toMatchObject([{ name: 'Manhattan', skill: 'tv-power', fromHour: 8, toHour: 18, percent: 30, setBy: 'The manager', area: { kind: 'circle', radiusKm: 10 } }]);
  });

  test('of hours that end before they begin, or of an unknown skill, is refused, by the database too', async () => {
    await expect(hold({ fromHour: 9, toHour: 9 })).rejects.toThrow(/end after it starts/);
    await expect(hold({ skill: 'no-such-skill' })).rejects.toThrow(/not in the catalogue/);
    await expect(opened.app.orm.em.fork().execute(`insert into capacity_hold (id, name, area, from_hour, to_hour, percent, set_by) values (gen_random_uuid(), 'x', '{}', 9, 9, 30, 'x')`)).rejects.toThrow(/a_hold_has_hours/);
  });
});
