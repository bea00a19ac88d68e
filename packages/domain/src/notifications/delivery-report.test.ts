import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFinal, movesForward, retryDelayMs, statusOfReport } from './delivery-report.ts';
import { MessageStatus, retryDelaysMs } from './message.ts';

describe('a provider’s word', () => {
  test.each([['accepted', 'sent'], ['queued', 'sent'], ['sent', 'sent'], ['delivered', 'delivered'], ['read', 'delivered'], ['undelivered', 'failed'], ['failed', 'failed'], ['canceled', 'failed'], ['dancing', null], ['constructor', null], ['', null]])('%s means %s', (word, wanted) => expect(statusOfReport(word)).toBe(wanted));
});

const status = fc.constantFrom(...MessageStatus.options);
const after = (start: MessageStatus, reports: readonly MessageStatus[]): MessageStatus => reports.reduce((now, next) => (movesForward(now, next) ? next : now), start);

describe('reports in any order and number', () => {
  test('never move a message out of a final state', () => {
    fc.assert(fc.property(status, fc.array(status), (start, reports) => !isFinal(start) || after(start, reports) === start));
  });
  test('repeated change nothing more', () => {
    fc.assert(fc.property(status, fc.array(status), (start, reports) => after(start, reports) === after(start, reports.flatMap((one) => [one, one, one]))));
  });
  test('of which one is final leave it final', () => {
    fc.assert(fc.property(status, fc.array(status), (start, reports) => isFinal(after(start, reports)) === [start, ...reports].some(isFinal)));
  });
  test('with one outcome among them end in it, whatever the order', () => {
    const way: MessageStatus[] = ['queued', 'sending', 'unknown', 'sent', 'delivered'];
    fc.assert(fc.property(fc.shuffledSubarray(way, { minLength: way.length }), (reports) => after('queued', reports) === 'delivered'));
  });
});

test('the waits between tries are the product’s, and then there is none', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((attempts) => retryDelayMs(attempts, retryDelaysMs))).toEqual([1000, 5000, 30_000, 120_000, 600_000, null, null]);
});
