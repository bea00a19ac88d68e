import { expect, test } from 'vitest';
import { roundUp } from './month-bars.tsx';
import { dollarsOf, monthName, moneyOf, roundMoneyOf, shareText } from './report-words.ts';

test.each([[0, 1], [3, 3], [12, 15], [21, 25], [26, 30], [99, 100], [8216, 10_000]])('the line above bars up to %i is at %i', (value, top) => expect(roundUp(value)).toBe(top));

test('months, sums and shares in words', () => {
  expect([monthName('2026-11'), monthName('2026-02', true), moneyOf(123_456), roundMoneyOf(123_456), shareText(0.125), shareText(null), dollarsOf(8216)]).toEqual(['Nov 2026', 'Feb', '$1,234.56', '$1,235', '12.5 %', '–', 82.16]);
});
