import { expect, test } from 'vitest';
import { hour } from '../shared/index.ts';
import { heldHours, type CapacityHold } from './capacity-hold.ts';
import { midtown, north, requestWith } from './dispatch-fixtures.ts';

const timeZone = 'America/New_York';
/** Midnight in New York on a Tuesday. */
const midnight = Date.UTC(2027, 2, 2, 5);
const hold = (changes: Partial<CapacityHold> = {}): CapacityHold => ({ id: 'h', name: 'Afternoon', area: { kind: 'circle', center: midtown, radiusKm: 10 }, skill: null, fromHour: 13, toHour: 15, percent: 30, ...changes });
const found = (holds: readonly CapacityHold[], range = { from: midnight, to: midnight + 24 * hour }, request = requestWith()) =>
  heldHours(holds, request, { ...range, timeZone }).map(({ from, to, percent }) => `${(from - midnight) / hour}-${(to - midnight) / hour} ${percent}`);

test('given a hold, then its hours on the clock of the place are held, every day of the range', () => {
  expect(found([hold()])).toEqual(['13-14 30', '14-15 30']);
  expect(found([hold()], { from: midnight, to: midnight + 38 * hour })).toEqual(['13-14 30', '14-15 30', '37-38 30']);
});

test('given a range that begins within a held hour, then that hour counts', () => {
  expect(found([hold()], { from: midnight + 13.5 * hour, to: midnight + 14 * hour })).toEqual(['13-14 30']);
});

test('given holds that meet, then the greater share counts', () => {
  expect(found([hold({ percent: 10 }), hold({ fromHour: 14, toHour: 16, percent: 50 }), hold({ toHour: 16, percent: 20 })])).toEqual(['13-14 20', '14-15 50', '15-16 50']);
});

test('a hold concerns its area and its skill only', () => {
  expect(found([hold({ area: { kind: 'circle', center: north(50), radiusKm: 10 } })])).toEqual([]);
  expect([found([hold({ skill: 'tv-repair' })]).length, found([hold({ skill: 'audio' })]).length]).toEqual([2, 0]);
  expect(found([hold({ skill: 'audio' })], undefined, requestWith({ requiredSkills: [] }))).toEqual([]);
});

test('given the night the clocks go forward, then hours are hours of real time', () => {
  const sunday = Date.UTC(2027, 2, 14, 5);
  expect(heldHours([hold({ fromHour: 3, toHour: 5 })], requestWith(), { from: sunday, to: sunday + 23 * hour, timeZone }).map((h) => [(h.from - sunday) / hour, (h.to - h.from) / hour])).toEqual([[2, 1], [3, 1]]);
});
