import { expect, test } from 'vitest';
import { simulateRules } from './rules.ts';

test('20,000 random tickets break no rule as written a second time, and the cases reach every kind of answer', () => {
  const { violations, ...counts } = simulateRules({ cases: 20_000, seed: 20_261_124 });
  expect(violations).toEqual([]);
  expect(Object.entries(counts).filter(([, count]) => count < 500)).toEqual([]);
}, 120_000);
