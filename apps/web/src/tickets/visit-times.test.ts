import { hour, instantOf } from '@sysops/domain/shared';
import { describe, expect, it } from 'vitest';
import { partsLeft, visitDays, windowOf } from './visit-times.ts';

const timeZone = 'America/Los_Angeles';
const at = (hours: number, day = 24): number => instantOf({ year: 2026, month: 11, day }, hours * 60, timeZone);

describe('the hours of a visit', () => {
  it('are those of the place', () => {
    expect(windowOf({ day: '2026-11-25', part: 'morning' }, { now: at(9), timeZone })).toEqual({ kind: 'window', from: at(8, 25), to: at(12, 25) });
  });

  it('never lie in the past', () => {
    expect(windowOf({ day: '2026-11-24', part: 'morning' }, { now: at(13), timeZone })).toBeNull();
    expect(windowOf({ day: '2026-11-24', part: 'afternoon' }, { now: at(13), timeZone })?.from).toBe(at(13));
  });

  it('are offered only while an expert can still get there', () => {
    expect(partsLeft('2026-11-24', { now: at(11), timeZone })).toEqual(['afternoon', 'evening']);
    expect(visitDays({ now: at(19), timeZone })[0]?.value).toBe('2026-11-25');
  });

  it('survive the change of the clocks', () => {
    const now = instantOf({ year: 2026, month: 10, day: 30 }, 9 * 60, timeZone);
    const days = visitDays({ now, timeZone }).map(({ value }) => value);
    expect(new Set(days).size).toBe(10);
    const window = windowOf({ day: '2026-11-01', part: 'morning' }, { now, timeZone });
    expect(window && window.to - window.from).toBe(4 * hour);
  });
});
