import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachKm, travelMinutes } from './travel.ts';

const door = { lat: 40, lng: -100 };
/** Due north: a degree is 111.19 km on the sphere that distances are taken on. */
const north = (km: number) => ({ lat: 40 + km / 111.195, lng: -100 });

test.each([[0, 3], [3, 11], [10, 27], [30, 58], [60, 88]])('%i km as the crow flies take %i minutes', (km, minutes) => {
  expect(travelMinutes(north(km), door)).toBe(minutes);
});

test('whoever is within reach of some minutes is there by then, and whoever is a little beyond is not', () => {
  fc.assert(fc.property(fc.integer({ min: 4, max: 180 }), (minutes) => {
    const km = reachKm(minutes);
    expect(travelMinutes(north(km * 0.998), door)).toBeLessThanOrEqual(minutes);
    expect(travelMinutes(north(km * 1.01 + 0.05), door)).toBeGreaterThan(minutes);
  }));
});

test('nobody is within less than the time it takes to park', () => expect(reachKm(2)).toBe(0));
