import { describe, expect, test } from 'vitest';
import { minute } from '../shared/index.ts';
import { isLateNews, watchVisit, type WatchedVisit, type WatchFacts } from './watch-visit.ts';

const t0 = 1_780_000_000_000;
const at = (minutes: number): number => t0 + minutes * minute;
/** Leaves at 0, there at 20, done at 80. */
const accepted: WatchedVisit = { status: 'accepted', departAt: t0, arriveAt: at(20), finishAt: at(80), travelMinutes: 20, workMinutes: 60, announcedAt: at(20), lateToldAt: null, watchStep: 0, watchedFrom: null };
const travelling: WatchedVisit = { ...accepted, status: 'travelling' };
/** There since 0, planned until 60. */
const arrived: WatchedVisit = { ...accepted, status: 'arrived', departAt: at(-20), arriveAt: t0, finishAt: at(60) };
const heard: WatchFacts = { now: t0, heardAt: at(-5), currentJobEndsAt: null, minutesToGo: null, pausedUntil: null };

/** Instants in minutes, so that a row can be read. */
const watch = (visit: WatchedVisit, facts: Partial<WatchFacts>) => {
  const { acts, step, watchedFrom, lookAt, arriveAt, finishAt } = watchVisit(visit, { ...heard, ...facts });
  const m = (instant: number | null) => (instant === null ? null : (instant - t0) / minute);
  return [acts, step, m(watchedFrom), m(lookAt), m(arriveAt), m(finishAt)];
};
const aMoment = 1 / minute;

describe('before and at the start', () => {
  test.each<readonly [string, Partial<WatchedVisit>, Partial<WatchFacts>, readonly unknown[]]>([
    ['it waits for the start', {}, { now: at(-1) }, [[], 0, null, 0, 20, 80]],
    ['it waits for the end of the job before, and predicts from there', {}, { now: at(-1), currentJobEndsAt: at(15) }, [[], 0, null, 15, 35, 95]],
    ['a job that ends sooner changes nothing', {}, { now: at(-1), currentJobEndsAt: at(-30) }, [[], 0, null, 0, 20, 80]],
    ['it nudges on time', {}, {}, [['nudge'], 1, 0, 5, 20, 80]],
    ['up to a minute late it counts from the start', {}, { now: at(1) }, [['nudge'], 1, 0, 5, 21, 81]],
    ['later it counts from now', {}, { now: at(2) }, [['nudge'], 1, 2, 7, 22, 82]],
    ['between steps it only looks', { watchStep: 1, watchedFrom: t0 }, { now: at(3) }, [[], 1, 0, 5, 23, 83]],
    ['it nudges again after five', { watchStep: 1, watchedFrom: t0 }, { now: at(5) }, [['nudge_again'], 2, 0, 10, 25, 85]],
    ['late by two, the next comes five after', { watchStep: 1, watchedFrom: t0 }, { now: at(7) }, [['nudge_again'], 2, 2, 12, 27, 87]],
    ['it releases after ten and does not also say late', { watchStep: 2, watchedFrom: t0 }, { now: at(10) }, [['release'], 3, 0, 11, 30, 90]],
    ['it keeps to the moment it counts from when the customer was told a later one', { watchStep: 1, watchedFrom: t0, departAt: at(9) }, { now: at(6) }, [['nudge_again'], 2, 0, 10, 26, 86]],
    ['a phone silent for longer than fifteen minutes is called', { watchStep: 1, watchedFrom: t0 }, { now: at(5), heardAt: at(-15) - 1 }, [['call'], 12, 0, 10, 25, 85]],
    ['for exactly fifteen it is not', { watchStep: 1, watchedFrom: t0 }, { now: at(5), heardAt: at(-15) }, [['nudge_again'], 2, 0, 10, 25, 85]],
    ['a phone never heard of is called', { watchStep: 1, watchedFrom: t0 }, { now: at(5), heardAt: null }, [['call'], 12, 0, 10, 25, 85]],
    ['who was nudged twice is not called dead', { watchStep: 2, watchedFrom: t0 }, { now: at(10), heardAt: null }, [['release'], 3, 0, 11, 30, 90]],
    ['a manager looks after ten', { watchStep: 12, watchedFrom: t0 }, { now: at(10) }, [['tell_manager', 'tell_late'], 13, 0, 20, 30, 90]],
    ['late is said when it is ten minutes, beside the step', { watchStep: 12, watchedFrom: t0 }, { now: at(9) }, [[], 12, 0, 10, 29, 89]],
    ['after the last step it looks every minute', { watchStep: 14, watchedFrom: t0 }, { now: at(25) }, [['tell_late'], 14, 0, 26, 45, 105]],
  ])('%s', (_, changes, facts, wanted) => expect(watch({ ...accepted, ...changes }, facts)).toEqual(wanted));
});

describe('on the way', () => {
  test.each<readonly [string, Partial<WatchedVisit>, Partial<WatchFacts>, readonly unknown[]]>([
    ['on time there is nothing to do', {}, { now: at(5) }, [[], 0, 20, 6, 20, 80]],
    ['with a position the arrival is known', {}, { now: at(5), minutesToGo: 20 }, [[], 0, 20, 6, 25, 85]],
    ['nobody is predicted sooner than planned', {}, { now: at(5), minutesToGo: 2 }, [[], 0, 20, 6, 20, 80]],
    ['without one he is ten minutes away as soon as he is ten late', {}, { now: at(30) }, [['tell_late'], 0, 20, 31, 40, 100]],
    ['and not before', {}, { now: at(30) - 1 }, [[], 0, 20, 31 - aMoment, 20, 80]],
    ['silent for fifteen minutes, he is called fifteen after he should be there', {}, { now: at(35), heardAt: at(20), minutesToGo: 1 }, [['call', 'tell_late'], 1, 20, 36, 36, 96]],
    ['heard of since, he is not', {}, { now: at(35), heardAt: at(20) + 1, minutesToGo: 1 }, [['tell_late'], 0, 20, 36, 36, 96]],
    ['never heard of, he is', {}, { now: at(35), heardAt: null, minutesToGo: 1 }, [['call', 'tell_late'], 1, 20, 36, 36, 96]],
    ['a manager is told after thirty', { watchStep: 1, watchedFrom: at(20), announcedAt: null }, { now: at(50), heardAt: null, minutesToGo: 1 }, [['tell_manager'], 2, 20, 51, 51, 111]],
    ['and then no clock does more', { watchStep: 2, watchedFrom: at(20), announcedAt: null }, { now: at(90), heardAt: null, minutesToGo: 1 }, [[], 2, 20, 91, 91, 151]],
  ])('%s', (_, changes, facts, wanted) => expect(watch({ ...travelling, ...changes }, facts)).toEqual(wanted));
});

describe('at work', () => {
  test.each<readonly [string, Partial<WatchedVisit>, Partial<WatchFacts>, readonly unknown[]]>([
    ['within the plan it looks at the planned end', {}, { now: at(59) }, [[], 0, 0, 60, 0, 60]],
    ['at the planned end half as much is added', {}, { now: at(60) }, [['extend'], 1, 0, 90, 0, 90]],
    ['once', { finishAt: at(90), watchStep: 1 }, { now: at(89) }, [[], 1, 0, 90, 0, 90]],
    ['a step is never taken back', { watchStep: 2 }, { now: at(10) }, [[], 2, 0, 60, 0, 60]],
    ['at half as much again he is asked', { finishAt: at(90), watchStep: 1 }, { now: at(90) }, [['extend', 'nudge'], 2, 0, 120, 0, 120]],
    ['once too', { finishAt: at(120), watchStep: 2 }, { now: at(100) }, [[], 2, 0, 120, 0, 120]],
    ['at twice the time a manager is told', { finishAt: at(120), watchStep: 2 }, { now: at(120) }, [['extend', 'tell_manager'], 3, 0, 150, 0, 150]],
    ['and it goes on in pieces', { finishAt: at(150), watchStep: 3 }, { now: at(150) }, [['extend'], 3, 0, 180, 0, 180]],
    ['looking when the piece ends', { finishAt: at(150), watchStep: 3 }, { now: at(130) }, [[], 3, 0, 150, 0, 150]],
    ['a pause is planned in whole, with the work after it', {}, { now: at(10), pausedUntil: at(40) }, [['extend'], 0, 0, 40, 0, 100]],
    ['and planned once', { finishAt: at(100) }, { now: at(10), pausedUntil: at(40) }, [[], 0, 0, 40, 0, 100]],
    ['a pause that is over counts no longer', {}, { now: at(40), pausedUntil: at(40) }, [[], 0, 0, 60, 0, 60]],
  ])('%s', (_, changes, facts, wanted) => expect(watch({ ...arrived, ...changes }, facts)).toEqual(wanted));
});

test('late is news from ten minutes on, once in a quarter of an hour, and never to somebody who was told nothing', () => {
  const news = (announcedAt: number | null, lateToldAt: number | null, arriveAt: number, now: number) => isLateNews({ announcedAt, lateToldAt }, arriveAt, now);
  expect([news(at(0), null, at(10), at(0)), news(at(0), null, at(10) - 1, at(0)), news(null, null, at(90), at(0))]).toEqual([true, false, false]);
  expect([news(at(0), at(5), at(30), at(20)), news(at(0), at(5), at(30), at(20) - 1)]).toEqual([true, false]);
});
