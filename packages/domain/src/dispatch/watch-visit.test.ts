import { describe, expect, test } from 'vitest';
import { minute } from '../shared/index.ts';
import { watchVisit, type WatchAct, type WatchedVisit, type WatchFacts } from './watch-visit.ts';

const t0 = 1_780_000_000_000;
const visitWith = (changes: Partial<WatchedVisit> = {}): WatchedVisit => ({
  status: 'accepted', departAt: t0, arriveAt: t0 + 20 * minute, finishAt: t0 + 80 * minute, travelMinutes: 20, workMinutes: 60,
  announcedAt: t0 + 20 * minute, lateToldAt: null, watchStep: 0, watchedFrom: null, pausedAt: null, pausedMs: 0, ...changes,
});
const factsAt = (minutes: number, changes: Partial<WatchFacts> = {}): WatchFacts => ({ now: t0 + minutes * minute, heardAt: t0 - 5 * minute, currentJobEndsAt: null, minutesToGo: null, metresToGo: null, gone: false, pausedUntil: null, ...changes });

/** Plays a watch from look to look and notes what it did at which minute. */
function play(start: WatchedVisit, until: number, facts: (minutes: number) => WatchFacts): { at: number; act: WatchAct }[] {
  let visit = start;
  const done: { at: number; act: WatchAct }[] = [];
  let now = facts(0).now;
  for (let i = 0; i < 400 && now <= t0 + until * minute; i += 1) {
    const at = (now - t0) / minute;
    const verdict = watchVisit(visit, facts(at));
    done.push(...verdict.acts.map((act) => ({ at, act })));
    if (verdict.acts.includes('release')) break;
    const told = verdict.acts.includes('tell_late');
    const moved = told || verdict.acts.includes('extend');
    visit = { ...visit, watchStep: verdict.step, watchedFrom: verdict.watchedFrom, ...(moved ? { arriveAt: verdict.arriveAt, finishAt: verdict.finishAt } : {}), ...(told ? { announcedAt: verdict.arriveAt, lateToldAt: now } : {}) };
    expect(verdict.lookAt).toBeGreaterThan(now);
    now = verdict.lookAt;
  }
  return done;
}

describe('somebody who does not start', () => {
  test('is nudged at the start, again after five minutes, and taken off after ten', () => {
    expect(play(visitWith(), 60, (m) => factsAt(m))).toEqual([{ at: 0, act: 'nudge' }, { at: 5, act: 'nudge_again' }, { at: 10, act: 'release' }]);
  });

  test('with a dead phone is called after five, a manager looks after ten, and he is taken off after twenty', () => {
    const acts = play(visitWith(), 60, (m) => factsAt(m, { heardAt: t0 - 16 * minute })).filter(({ act }) => act !== 'tell_late');
    expect(acts).toEqual([{ at: 0, act: 'nudge' }, { at: 5, act: 'call' }, { at: 10, act: 'tell_manager' }, { at: 20, act: 'release' }]);
  });

  test('whose phone comes back in between keeps the longer ladder', () => {
    const acts = play(visitWith(), 60, (m) => factsAt(m, { heardAt: m < 7 ? null : t0 + 7 * minute })).filter(({ act }) => act !== 'tell_late');
    expect(acts.at(-1)).toEqual({ at: 20, act: 'release' });
  });

  test('because the job before runs on is left alone until that one ends', () => {
    const acts = play(visitWith(), 60, (m) => factsAt(m, { currentJobEndsAt: t0 + 30 * minute, heardAt: t0 + 20 * minute }));
    expect(acts.filter(({ act }) => act !== 'tell_late')).toEqual([{ at: 30, act: 'nudge' }, { at: 35, act: 'nudge_again' }, { at: 40, act: 'release' }]);
  });

  test('is not nudged and taken off in one breath when the watch itself was away', () => {
    const verdict = watchVisit(visitWith(), factsAt(45));
    expect(verdict.acts.filter((act) => act !== 'tell_late')).toEqual(['nudge']);
    expect(verdict.lookAt).toBe(t0 + 50 * minute);
  });
});

describe('somebody on the way', () => {
  const travelling = visitWith({ status: 'travelling' });

  test('who will be ten minutes late is told of, not sooner', () => {
    expect(watchVisit(travelling, factsAt(5, { minutesToGo: 24 })).acts).toEqual([]);
    expect(watchVisit(travelling, factsAt(5, { minutesToGo: 25 }))).toMatchObject({ acts: ['tell_late'], arriveAt: t0 + 30 * minute, finishAt: t0 + 90 * minute });
  });

  test('who gets later and later is told of at most four times an hour', () => {
    const told = play(travelling, 90, (m) => factsAt(m, { heardAt: t0 + m * minute, minutesToGo: 30 })).filter(({ act }) => act === 'tell_late').map(({ at }) => at);
    expect(told.length).toBeGreaterThan(3);
    told.slice(1).forEach((at, i) => expect(at - (told[i] ?? 0)).toBeGreaterThanOrEqual(15));
  });

  test('and silent is called for a quarter of an hour after he should be there, and never taken off by a clock', () => {
    const acts = play(travelling, 120, (m) => factsAt(m, { heardAt: null })).filter(({ act }) => act !== 'tell_late');
    expect(acts.filter(({ act }) => act !== 'extend')).toEqual([{ at: 35, act: 'call' }, { at: 50, act: 'tell_manager' }]);
  });
});

describe('somebody at work', () => {
  const working = visitWith({ status: 'arrived', departAt: t0 - 20 * minute, arriveAt: t0, finishAt: t0 + 60 * minute });

  test('is asked at half as much again, a manager at twice the time, and his range always reaches ahead', () => {
    const acts = play(working, 200, (m) => factsAt(m));
    expect(acts).toEqual([
      { at: 60, act: 'extend' }, { at: 90, act: 'extend' }, { at: 90, act: 'nudge' }, { at: 120, act: 'extend' }, { at: 120, act: 'tell_manager' },
      { at: 150, act: 'extend' }, { at: 180, act: 'extend' },
    ]);
  });

  test('is left alone while the customer has asked for a pause', () => {
    const acts = play(working, 100, (m) => factsAt(m, { pausedUntil: t0 + 110 * minute }));
    expect(acts).toEqual([{ at: 0, act: 'extend' }]);
  });
});
