import { describe, expect, test } from 'vitest';
import { minute } from '../shared/index.ts';
import { watchVisit, type WatchedVisit, type WatchFacts } from './watch-visit.ts';

const t0 = 1_780_000_000_000;
const at = (minutes: number): number => t0 + minutes * minute;
/** There since 0, planned until 60. */
const arrived: WatchedVisit = { status: 'arrived', departAt: at(-20), arriveAt: t0, finishAt: at(60), travelMinutes: 20, workMinutes: 60, announcedAt: null, lateToldAt: null, watchStep: 0, watchedFrom: null, pausedAt: null, pausedMs: 0 };

const watch = (visit: Partial<WatchedVisit>, facts: Pick<WatchFacts, 'now' | 'pausedUntil'>) => {
  const { acts, lookAt, finishAt } = watchVisit({ ...arrived, ...visit }, { heardAt: facts.now, currentJobEndsAt: null, minutesToGo: null, metresToGo: null, gone: false, ...facts });
  return { acts, looks: (lookAt - t0) / minute, ends: (finishAt - t0) / minute };
};

describe('a pause', () => {
  test('given half the work done, when a pause begins, then only the other half is planned after it', () => {
    expect(watch({ pausedAt: at(30) }, { now: at(30), pausedUntil: at(90) })).toEqual({ acts: ['extend'], looks: 90, ends: 120 });
  });

  test('given work that was over its time already, then half as much again is planned', () => {
    expect(watch({ finishAt: at(90), watchStep: 1, pausedAt: at(70) }, { now: at(70), pausedUntil: at(130) })).toEqual({ acts: ['extend'], looks: 130, ends: 150 });
  });

  test('given a pause of an hour that is over, when the clock says half as much again, then nobody is asked', () => {
    const over = { pausedMs: 60 * minute, finishAt: at(120) };
    expect(watch(over, { now: at(100), pausedUntil: null })).toEqual({ acts: [], looks: 120, ends: 120 });
    expect(watch(over, { now: at(120), pausedUntil: null })).toEqual({ acts: ['extend'], looks: 150, ends: 150 });
    expect(watch({ ...over, finishAt: at(150), watchStep: 1 }, { now: at(150), pausedUntil: null }).acts).toEqual(['extend', 'nudge']);
    expect(watch({ ...over, finishAt: at(180), watchStep: 2 }, { now: at(180), pausedUntil: null }).acts).toEqual(['extend', 'tell_manager']);
  });

  test('given a pause that nobody ended, then it counts as work again from its end on', () => {
    const forgotten = { pausedAt: at(30), finishAt: at(90) };
    expect(watch(forgotten, { now: at(60), pausedUntil: at(60) })).toEqual({ acts: [], looks: 90, ends: 90 });
    expect(watch({ ...forgotten, finishAt: at(120), watchStep: 1 }, { now: at(120), pausedUntil: at(60) }).acts).toEqual(['extend', 'nudge']);
  });

  test('given an earlier pause, when another begins, then both are left out', () => {
    expect(watch({ pausedMs: 20 * minute, finishAt: at(80), pausedAt: at(50) }, { now: at(50), pausedUntil: at(80) })).toEqual({ acts: ['extend'], looks: 80, ends: 110 });
  });
});
