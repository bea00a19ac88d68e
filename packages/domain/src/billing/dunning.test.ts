import { describe, expect, test } from 'vitest';
import { day, instantOf } from '../shared/index.ts';
import { defaultBillingPolicy as policy } from './billing-policy.ts';
import { parseIsoDate } from './billing-period.ts';
import { endAt, failureKind, messageDayDue, nextTryAt, noticeDays, suspendAt } from './dunning.ts';

const timeZone = 'America/New_York';
const local = (date: string, minute = 540) => instantOf(parseIsoDate(date), minute, timeZone);
// Daylight saving starts on 14 March 2027, inside the retries.
const start = { failedAt: local('2027-03-10', 541), timeZone };

describe('retries', () => {
  test('come on days 1, 3, 5, 8, 11 and 14 at 9:00 local, then no more', () => {
    const seen: (number | null)[] = [];
    let now = start.failedAt;
    for (let tries = 0; tries < 7; tries += 1) {
      const next = nextTryAt(start, policy, { kind: 'retry', now });
      seen.push(next);
      now = next ?? now;
    }
    expect(seen).toEqual([...['2027-03-11', '2027-03-13', '2027-03-15', '2027-03-18', '2027-03-21', '2027-03-24'].map((d) => local(d)), null]);
  });
  test('missed ones are not made up for in a row', () => {
    expect(nextTryAt(start, policy, { kind: 'retry', now: local('2027-03-16') })).toBe(local('2027-03-18'));
  });
  test.each(['lost_card', 'stolen_card', 'expired_card', 'incorrect_number', 'no_card'])('there is none after the hard decline %s', (code) => {
    expect(failureKind(code)).toBe('new_card');
    expect(nextTryAt(start, policy, { kind: failureKind(code), now: start.failedAt })).toBeNull();
  });
  test('there is none while the owner has to confirm', () => {
    expect(nextTryAt(start, policy, { kind: failureKind('authentication_required'), now: start.failedAt })).toBeNull();
  });
  test.each(['insufficient_funds', 'generic_decline', 'processing_error', 'something new'])('%s is tried again', (code) => expect(failureKind(code)).toBe('retry'));
});

test('messages are due on days 0, 3, 7 and 12', () => {
  const due = (date: string, minute = 540) => messageDayDue(start, policy, local(date, minute));
  expect([due('2027-03-10', 500), due('2027-03-10', 541), due('2027-03-13', 539), due('2027-03-13'), due('2027-03-17'), due('2027-03-22'), due('2027-04-20')]).toEqual([null, 0, 0, 3, 7, 12, 12]);
});

test('cover stops at 00:00 of day 15, the contract ends on day 30', () => {
  expect(suspendAt(start, policy)).toBe(local('2027-03-25', 0));
  expect(endAt(start, policy)).toBe(local('2027-04-09', 0));
  expect(suspendAt(start, policy)).toBeGreaterThan(nextTryAt(start, policy, { kind: 'retry', now: start.failedAt + 13 * day }) ?? Infinity);
});

test('a monthly plan is announced a week before, a yearly one a month and a week before', () => {
  expect([noticeDays(policy.renewalNoticeDays, 'month'), noticeDays(policy.renewalNoticeDays, 'year')]).toEqual([[7], [30, 7]]);
});
