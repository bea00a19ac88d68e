import { expect, test } from 'vitest';
import { createRateBound } from './rate-bound.ts';

test('given a bound, when one sender goes past it, then he alone waits until his own window is over', () => {
  let at = 1000;
  const bound = createRateBound({ most: 2, windowMs: 60_000 }, () => at);
  expect([bound.count('a'), bound.count('a')]).toEqual([0, 0]);
  at += 15_000;
  expect([bound.count('a'), bound.count('b'), bound.count('b'), bound.count('b')]).toEqual([45_000, 0, 0, 60_000]);
  at += 44_999;
  expect([bound.count('a'), bound.count('b')]).toEqual([1, 15_001]);
  at += 1;
  expect([bound.count('a'), bound.count('b')]).toEqual([0, 15_000]);
  at += 15_000;
  expect([bound.count('b'), bound.count('a'), bound.count('a')]).toEqual([0, 0, 45_000]);
});
