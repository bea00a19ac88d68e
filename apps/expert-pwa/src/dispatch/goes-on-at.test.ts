import { expect, test } from 'vitest';
import { firstDay, goesOnAt } from './goes-on-at.ts';

/** A Tuesday afternoon on this phone. */
const now = new Date(2027, 2, 2, 15, 30).getTime();
const eight = (day: number): number => new Date(2027, 2, day, 8).getTime();

test('given so many days, then the morning of that day', () => {
  expect((['tomorrow', 'days', 'week'] as const).map((when) => goesOnAt({ in: when, date: '' }, now))).toEqual([eight(3), eight(5), eight(9)]);
});

test('given a date, then its morning, from tomorrow on', () => {
  expect(['2027-03-03', '2027-03-20', '2027-03-02', '2027-02-01', ''].map((date) => goesOnAt({ in: 'date', date }, now))).toEqual([eight(3), eight(20), null, null, null]);
});

test('given the end of a month, then the first day to choose is in the next', () => {
  expect(firstDay(new Date(2027, 11, 31, 9).getTime())).toBe('2028-01-01');
});
