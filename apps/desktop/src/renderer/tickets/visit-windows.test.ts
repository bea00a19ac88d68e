import { hour, instantOf, localTime, minute } from '@sysops/domain/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visitWindows, windowText } from './visit-windows.ts';

const zone = 'America/Chicago';
const at = (hourOfDay: number, min = 0) => instantOf({ year: 2026, month: 11, day: 24 }, hourOfDay * 60 + min, zone);

describe('windows that can be promised', () => {
  test('in the morning today has both halves, the first from the next quarter of an hour', () => {
    const [first, second] = visitWindows(at(9, 2), zone);
    expect([first?.from, first?.to]).toEqual([at(9, 15), at(12)]);
    expect([second?.from, second?.to]).toEqual([at(12), at(17)]);
  });

  test('a half with less than an hour left is not promised', () => {
    expect(visitWindows(at(16, 30), zone)[0]?.from).toBe(instantOf({ year: 2026, month: 11, day: 25 }, 480, zone));
  });

  test('reads as the customer’s clock says', () => {
    expect(windowText({ from: at(8), to: at(12) }, zone)).toBe('Tue, Nov 24, 8:00 AM – 12:00 PM');
    expect(windowText({ from: at(8), to: at(12) }, 'America/New_York')).toBe('Tue, Nov 24, 9:00 AM – 1:00 PM');
  });

  test('at any time of any year: ahead, in order, apart, at least an hour, inside the working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }), fc.constantFrom('America/New_York', zone, 'America/Phoenix', 'Pacific/Honolulu'), (now, timeZone) => {
        const windows = visitWindows(now, timeZone);
        expect(windows.length).toBeGreaterThanOrEqual(12);
        windows.forEach(({ from, to }, i) => {
          expect(from).toBeGreaterThanOrEqual(now + 5 * minute);
          expect(to - from).toBeGreaterThanOrEqual(hour);
          expect(localTime(to, timeZone).minuteOfDay).toBeLessThanOrEqual(17 * 60);
          expect(localTime(from, timeZone).minuteOfDay).toBeGreaterThanOrEqual(8 * 60);
          if (i > 0) expect(from).toBeGreaterThanOrEqual(windows[i - 1]?.to ?? 0);
        });
      }),
    );
  });
});
