import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../shared/effort-fixture.ts';
import { hour, minute } from '../shared/index.ts';
import { actedAt, wasOffline } from './acted-at.ts';

const now = 1_780_000_000_000;
const bounds = { lastActAt: now - 2 * hour, now };

describe('from when an act counts', () => {
  test.each<readonly [string, number | undefined, number]>([
    ['given no time, then now', undefined, now],
    ['given a press that was sent at once, then now', now - 5_000, now],
    ['given a slow line, then still now', now - 30_000, now],
    ['given a phone without a signal, then when it was pressed', now - 20 * minute, now - 20 * minute],
    ['given a clock that runs ahead, then now', now + hour, now],
    ['given a time before the last act of the visit, then that act', now - 3 * hour, now - 2 * hour],
  ])('%s', (_, doneAt, wanted) => expect(actedAt(doneAt, bounds)).toBe(wanted));

  test('given a last act that lies just ahead, then never ahead of now', () => {
    expect(actedAt(now - hour, { lastActAt: now + 1, now })).toBe(now);
  });
});

test('given half a minute, then it was at once; more is a phone without a signal', () => {
  expect([wasOffline(now - 30_000, now), wasOffline(now - 30_001, now), wasOffline(undefined, now)]).toEqual([false, true, false]);
});

test('whatever a phone says, acts of one visit keep their order and none lies ahead', () => {
  const press = fc.record({ heardAfter: fc.nat({ max: 4 * hour }), says: fc.option(fc.integer({ min: -6 * hour, max: 2 * hour }), { nil: undefined }) });
  fc.assert(fc.property(fc.array(press, { minLength: 1, maxLength: 12 }), (presses) => {
    let [clock, lastActAt] = [now, now];
    for (const { heardAfter, says } of presses) {
      clock += heardAfter;
      const at = actedAt(says === undefined ? undefined : clock + says, { lastActAt, now: clock });
      expect(at).toBeGreaterThanOrEqual(lastActAt);
      expect(at).toBeLessThanOrEqual(clock);
      lastActAt = at;
    }
  }), { numRuns: runs(300) });
});
