import { decisionsSince, packContent } from '@sysops/db/dispatch';
import { replayDecision, sameDecision, standardPolicy2, type DecisionView } from '@sysops/domain/dispatch';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { comparePolicies } from '../../../../tools/replay/compare-policies.ts';
import { actorWith, type TestApp } from '../testing/open-test-app.ts';
import { accept, after, hire, northOf, openDispatch, raise, ticketOf, windowIn } from './dispatch-fixture.ts';
import { assignTogether } from './assign-together.ts';

const stored = ({ app }: TestApp): Promise<DecisionView[]> => decisionsSince(app.orm.em.fork(), { days: 30, after: null, limit: 500 });

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}

/** Short ways only: whoever is near wins, however late. */
const nearest = { ...standardPolicy2, version: 9, weights: { arrival: 0, slack: 0, skill_fit: 0, rare_skill: 0, continuity: 0, fair_load: 100, travel: 0 } };

test('every stored decision replays identically, "nobody" and a manager’s own too, and another policy’s differences are counted', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const lonely = await raise(opened, { problemCode: 'stereo-turntable' });
  await driver.settle();
  const busy = await hire(opened, { skills: ['tv-power', 'tv-panel'] });
  await hire(opened, { skills: ['tv-power', 'stereo-turntable'], home: northOf(3) });
  const first = await raise(opened, { window: windowIn(1, 4) });
  await driver.settle();
  await accept(opened, first);
  await assignTogether(opened.app, [await raise(opened), await raise(opened, { problemCode: 'tv-no-picture' }), await raise(opened, { problemCode: 'stereo-turntable', window: windowIn(2, 5) })]);
  const byHand = await raise(opened, { problemCode: 'computer-disk' });
  await opened.as(actorWith('manager')).dispatch.assignByHand({ commandId: v7(), ticketId: byHand, version: (await ticketOf(opened, byHand)).version, expertId: busy, reason: 'He has the tool' });
  await driver.goTo(after(3));
  await driver.goTo(after(11));
  const decisions = await stored(opened);
  expect(decisions.length).toBeGreaterThan(7);
  expect(decisions.some((d) => d.decision.waitingReason !== null && d.request.ticketId === lonely)).toBe(true);
  expect(decisions.some((d) => d.by === 'manager')).toBe(true);
  for (const decision of decisions) expect(sameDecision(decision.decision, replayDecision(decision)), decision.id).toBe(true);
  const compared = await comparePolicies(each(decisions), new Map([['standard', nearest]]));
  expect(compared).toMatchObject({ decisions: decisions.length, notIdentical: [] });
  expect(compared.before.found + compared.before.nobody).toBe(decisions.length);
  expect((await comparePolicies(each(decisions), new Map())).changed).toEqual([]);
});

test('a decision that was changed behind the product’s back is noticed', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  await hire(opened);
  await raise(opened);
  await driver.settle();
  for (const { id, decision, inputs } of await stored(opened)) {
    const content = packContent({ decision, inputs: inputs.map((one) => ({ ...one, active: false })) });
    await opened.app.orm.em.fork().execute(`update dispatch_decision set content = ? where id = ?`, [content, id]);
  }
  const decisions = await stored(opened);
  expect(decisions.map((d) => sameDecision(d.decision, replayDecision(d)))).toEqual([false]);
});

test('a tried policy that may decide a share of the tickets decides those, always the same ones, and no others', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  for (let n = 1; n <= 6; n += 1) await hire(opened, { home: northOf(n) });
  const set = (percent: number): Promise<unknown> => opened.as(actorWith('admin')).dispatch.setShadowPolicy({ commandId: v7(), priority: 'normal', percent, policy: { ...nearest, weights: { ...nearest.weights } } });
  await set(50);
  const ticketIds = [1, 2, 3, 4, 5, 6].map((n) => v7().slice(0, -8) + (n * 20).toString(16).padStart(8, '0'));
  for (const ticketId of ticketIds) await raise(opened, { ticketId, window: windowIn(1, 6) });
  await driver.settle();
  const decidedBy = new Map((await stored(opened)).map((d) => [d.request.ticketId, d.decision.policy]));
  // 20, 40, 60, 80, 0 and 20 of a hundred.
  expect(ticketIds.map((id) => decidedBy.get(id))).toEqual(['standard@9', 'standard@9', 'standard@3', 'standard@3', 'standard@9', 'standard@9']);
  expect(await opened.as(actorWith('manager')).dispatch.shadow()).toEqual([{ policy: 'standard@9', decisions: 2, differ: expect.any(Number) }]);
});

test('a shadow policy is asked at every decision, never acts, and what it would have done is counted', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  const near = await hire(opened, { home: northOf(2) });
  await hire(opened, { home: northOf(9) });
  await opened.as(actorWith('admin')).dispatch.setShadowPolicy({ commandId: v7(), priority: 'normal', policy: { ...nearest, weights: { ...nearest.weights } } });
  const first = await raise(opened);
  await driver.settle();
  await accept(opened, first);
  await raise(opened, { window: windowIn(3, 5) });
  await driver.settle();
  expect((await ticketOf(opened, first))).toMatchObject({ status: 'assigned', expertId: near });
  expect(await opened.as(actorWith('manager')).dispatch.shadow()).toEqual([{ policy: 'standard@9', decisions: 2, differ: 1 }]);
});
