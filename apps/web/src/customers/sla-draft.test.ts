import { expect, test } from 'vitest';
import { emptySlaDraft, hoursText, minutesOf, overrideOf } from './sla-draft.ts';

test.each([['', 60, undefined], [' ', 60, undefined], ['4', 60, 240], ['1.5', 60, 90], ['1,5', 60, 90], ['10', 1, 10], ['0', 60, null], ['-1', 60, null], ['soon', 60, null], ['2000', 60, null]])('"%s" at %s minutes a unit is %s', (text, unit, minutes) => {
  expect(minutesOf(text, unit)).toBe(minutes);
});

test('an empty form agrees nothing; rows that follow the plan are left out', () => {
  expect(overrideOf(emptySlaDraft)).toEqual({});
  expect(overrideOf({ ...emptySlaDraft, normal: { assign: '', arrive: '4', resolve: '8', calendar: 'always' } })).toEqual({ normal: { arrive: { minutes: 240, calendar: 'always' }, resolve: { minutes: 480, calendar: 'always' } } });
});

test('one number that is none spoils the whole', () => expect(overrideOf({ ...emptySlaDraft, low: { ...emptySlaDraft.low, assign: 'x' } })).toBeNull());

test('spans are read in hours and minutes', () => expect([45, 60, 90, 1800].map(hoursText)).toEqual(['45 min', '1 h', '1 h 30 min', '30 h']));
