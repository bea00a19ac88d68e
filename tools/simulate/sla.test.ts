import { expect, test } from 'vitest';
import { simulateSla } from './sla.ts';

test('10,000 random clocks equal a clock that walks minute by minute', () => {
  expect(simulateSla({ cases: 10_000, seed: 20_261_124 }).differences).toEqual([]);
}, 120_000);
