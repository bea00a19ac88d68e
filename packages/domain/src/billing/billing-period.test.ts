import { describe, expect, test } from 'vitest';
import { instantOf, localTime, type CivilDate } from '../shared/index.ts';
import { dayAfter, daysBetween, endOfPeriod, isoDate, parseIsoDate, termsAfter, type Term } from './billing-period.ts';

const date = parseIsoDate;

describe('the day of the month is kept', () => {
  const table: readonly [string, Term, readonly string[]][] = [
    ['2027-01-31', 'month', ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30', '2027-07-31']],
    ['2027-12-31', 'month', ['2028-01-31', '2028-02-29', '2028-03-31']],
    ['2027-01-30', 'month', ['2027-02-28', '2027-03-30']],
    ['2028-02-29', 'year', ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29', '2033-02-28']],
    ['2096-02-29', 'year', ['2097-02-28', '2098-02-28', '2099-02-28', '2100-02-28', '2101-02-28', '2102-02-28', '2103-02-28', '2104-02-29']],
    ['2028-02-29', 'month', ['2028-03-29', '2028-04-29']],
    ['2026-11-24', 'year', ['2027-11-24', '2028-11-24']],
    ['2026-12-15', 'month', ['2027-01-15', '2027-02-15']],
  ];
  test.each(table)('%s, by %s', (anchor, term, expected) => {
    expect(expected.map((_, n) => isoDate(termsAfter(date(anchor), term, n + 1)))).toEqual(expected);
  });
});

describe('a period ends at 00:00 local', () => {
  const table: readonly [string, CivilDate, Term, string, string][] = [
    ['standard time', date('2026-11-24'), 'year', 'America/New_York', '2027-11-24T05:00:00Z'],
    ['summer time', date('2026-06-24'), 'year', 'America/New_York', '2027-06-24T04:00:00Z'],
    ['the day summer time starts', date('2026-03-14'), 'year', 'America/New_York', '2027-03-14T05:00:00Z'],
    ['the day summer time ends', date('2026-11-07'), 'year', 'America/Chicago', '2027-11-07T05:00:00Z'],
    ['no daylight saving', date('2026-06-24'), 'year', 'America/Phoenix', '2027-06-24T07:00:00Z'],
    ['across the change', date('2027-02-20'), 'month', 'America/Los_Angeles', '2027-03-20T07:00:00Z'],
    ['Hawaii', date('2026-12-31'), 'month', 'Pacific/Honolulu', '2027-01-31T10:00:00Z'],
    ['a midnight that daylight saving skips', date('2026-03-08'), 'year', 'America/Havana', '2027-03-08T05:00:00Z'],
    ['Havana skips the midnight of 14 March 2027', date('2026-03-14'), 'year', 'America/Havana', '2027-03-14T05:00:00Z'],
    ['Havana has the midnight of 7 November 2027 once, the hour after it twice', date('2026-11-07'), 'year', 'America/Havana', '2027-11-07T04:00:00Z'],
  ];
  test.each(table)('%s', (_name, anchor, term, timeZone, expected) => {
    expect(new Date(endOfPeriod({ anchor, term, timeZone }, 1)).toISOString()).toBe(new Date(expected).toISOString());
  });
});

test('every period begins where the one before ends, for 40 years in eight zones', () => {
  for (const timeZone of ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico']) {
    for (const anchor of ['2024-02-29', '2026-01-31', '2026-03-08', '2026-11-01'].map(date)) {
      const ends = Array.from({ length: 480 }, (_, n) => endOfPeriod({ anchor, term: 'month', timeZone }, n + 1));
      expect(ends.every((end, n) => n === 0 || end > (ends[n - 1] ?? end))).toBe(true);
      expect(ends.every((end) => localTime(end, timeZone).minuteOfDay === 0)).toBe(true);
    }
  }
});

test('days are local days: 23 and 25 hour days count as one', () => {
  const nine = instantOf(date('2027-03-13'), 9 * 60, 'America/New_York');
  const next = dayAfter(nine, 'America/New_York', { days: 1, minute: 9 * 60 });
  expect((next - nine) / 3_600_000).toBe(23);
  expect(daysBetween(nine, next, 'America/New_York')).toBe(1);
  const late = instantOf(date('2027-11-06'), 23 * 60 + 59, 'America/New_York');
  expect(daysBetween(late, late + 120_000, 'America/New_York')).toBe(1);
});
