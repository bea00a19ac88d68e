import { standardPolicy2 } from '@sysops/domain/dispatch';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { actorWith } from '../testing/open-test-app.ts';
import { accept, hire, northOf, openDispatch, raise, ticketOf, windowIn } from './dispatch-fixture.ts';

/** Whoever has least to do wins, however far. */
const { arrivalFullMinutes: _, ...file } = standardPolicy2;
const fairOnly = { ...file, name: 'fair', version: 3, weights: { arrival: 0, slack: 0, skill_fit: 0, rare_skill: 0, continuity: 0, fair_load: 100, travel: 0 } };

test('a manager sees which second policy is asked, and each decision that it would have made otherwise', async () => {
  await using world = await openDispatch();
  const { opened, driver } = world;
  await hire(opened, { home: northOf(2) });
  await hire(opened, { home: northOf(9) });
  const manager = opened.as(actorWith('manager'));
  expect(await manager.dispatch.shadowPolicies()).toEqual([]);
  expect(await manager.dispatch.shadowDifferences()).toEqual([]);
  await opened.as(actorWith('admin')).dispatch.setShadowPolicy({ commandId: v7(), priority: 'normal', policy: fairOnly });
  expect(await manager.dispatch.shadowPolicies()).toEqual([{ priority: 'normal', policy: fairOnly, percent: 0, setBy: 'The admin', setAt: await driver.now() }]);
  await accept(opened, await settled(await raise(opened)));
  const second = await settled(await raise(opened, { window: windowIn(3, 5) }));
  const [difference, ...more] = await manager.dispatch.shadowDifferences();
  expect(more).toEqual([]);
  const { decisions } = await manager.dispatch.forTicket({ ticketId: second });
  expect(difference).toMatchObject({ decisionId: decisions[0]?.id, ticketId: second, ticketNumber: (await ticketOf(opened, second)).number, priority: 'normal', policy: 'standard@3', shadowPolicy: 'fair@3' });
  expect(difference?.chosen).toHaveLength(1);
  expect(difference?.shadowChosen).toHaveLength(1);
  expect(difference?.shadowChosen).not.toEqual(difference?.chosen);

  async function settled(ticketId: string): Promise<string> {
    await driver.settle();
    return ticketId;
  }
});
