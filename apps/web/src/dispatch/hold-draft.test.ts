import { expect, test } from 'vitest';
import { areaOf, emptyHold, faultsOf, hourText, type HoldDraft } from './hold-draft.ts';

const good: HoldDraft = { ...emptyHold, name: 'Manhattan', zip: '10001', center: { lat: 40.75, lng: -73.99 } };

test.each<[string, Partial<HoldDraft>, string[]]>([
  ['a whole form', {}, []],
  ['nothing typed', { ...emptyHold }, ['name', 'zip']],
  ['a radius of nothing', { radiusKm: '0' }, ['radius']],
  ['a list with a word', { kind: 'zips', zips: '10001, soon' }, ['zips']],
  ['an empty list', { kind: 'zips', zips: ' ' }, ['zips']],
  ['hours the wrong way round', { fromHour: 12, toHour: 12 }, ['hours']],
  ['everything held', { percent: '100' }, ['percent']],
  ['half a percent', { percent: '0.5' }, ['percent']],
])('given %s, then the faults are named', (_case, changes, faults) => expect(faultsOf({ ...good, ...changes })).toEqual(faults));

test('the area is a circle around the ZIP code, or the list with each code once', () => {
  expect(areaOf(good)).toEqual({ kind: 'circle', center: good.center, radiusKm: 20 });
  expect(areaOf({ ...good, kind: 'zips', zips: '10001 10002,10001' })).toEqual({ kind: 'zips', zips: ['10001', '10002'] });
  expect(areaOf(emptyHold)).toBeNull();
});

test('hours read as on a clock', () => expect([0, 8, 12, 18, 24].map(hourText)).toEqual(['12 AM', '8 AM', '12 PM', '6 PM', 'midnight']));
