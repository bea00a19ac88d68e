import { expect, test } from 'vitest';
import { defaultTargets, namesTarget, targetsFor, type SlaOverride } from './sla-targets.ts';

const agreed: SlaOverride = { normal: { arrive: { minutes: 120, calendar: 'always' } } };

test('given agreed times, then what they name counts, the rest follows the plan', () => {
  const { normal, low } = defaultTargets.standard;
  expect(targetsFor(defaultTargets, { priority: 'normal', tier: null, override: agreed })).toEqual({ ...normal, arrive: { minutes: 120, calendar: 'always' } });
  expect(targetsFor(defaultTargets, { priority: 'low', tier: null, override: agreed })).toBe(low);
  expect(targetsFor(defaultTargets, { priority: 'normal', tier: 'plus', override: agreed }).resolve).toEqual(defaultTargets['plus']?.normal.resolve);
});

test('times without a single one are none', () => {
  expect([namesTarget({}), namesTarget({ normal: {} }), namesTarget({ normal: undefined, low: { assign: undefined } }), namesTarget(agreed)]).toEqual([false, false, false, true]);
});
