import { hour } from '@sysops/domain/shared';
import { expect, test } from 'vitest';
import { dayRange, hourMarks, place } from './board-scale.ts';

const range = { from: 0, to: 24 * hour };

test('a stretch within the day lies where the clock says', () => {
  expect(place({ from: 6 * hour, to: 12 * hour }, range)).toEqual({ left: 25, width: 25 });
});

test('a stretch over an edge is cut there, and one outside is nowhere', () => {
  expect(place({ from: -6 * hour, to: 6 * hour }, range)).toEqual({ left: 0, width: 25 });
  expect(place({ from: 18 * hour, to: 30 * hour }, range)).toEqual({ left: 75, width: 25 });
  expect(place({ from: 24 * hour, to: 30 * hour }, range)).toBeNull();
});

test('days follow one another without a gap', () => {
  const now = Date.now();
  expect(dayRange(now, 0).to).toBe(dayRange(now, 1).from);
  expect(hourMarks(dayRange(now, 0), 2).length).toBeGreaterThanOrEqual(12);
});
