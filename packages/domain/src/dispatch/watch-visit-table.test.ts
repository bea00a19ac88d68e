import { describe, expect, test } from 'vitest';
import { minute } from '../shared/index.ts';
import { isAskedToArrive, isLateNews, watchVisit, type WatchedVisit, type WatchFacts } from './watch-visit.ts';

const t0 = 1_780_000_000_000;
const at = (minutes: number): number => t0 + minutes * minute;
/** Leaves at 0, there at 20, done at 80. */
const accepted: WatchedVisit = { status: 'accepted', departAt: t0, arriveAt: at(20), finishAt: at(80), travelMinutes: 20, workMinutes: 60, announcedAt: at(20), lateToldAt: null, watchStep: 0, watchedFrom: null, pausedAt: null, pausedMs: 0 };
const travelling: WatchedVisit = { ...accepted, status: 'travelling' };
/** There since 0, planned until 60. */
const arrived: WatchedVisit = { ...accepted, status: 'arrived', departAt: at(-20), arriveAt: t0, finishAt: at(60) };
const heard: WatchFacts = { now: t0, heardAt: at(-5), currentJobEndsAt: null, minutesToGo: null, metresToGo: null, gone: false, pausedUntil: null };

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
    ['silent for fifteen minutes, he is called fifteen after he should be there', {}, { now: at(35), heardAt: at(20), minutesToGo: 1 }, [['call', 'tell_late'], 2, 20, 36, 36, 96]],
    ['heard of since, he is asked whether he is there', {}, { now: at(35), heardAt: at(20) + 1, minutesToGo: 10 }, [['nudge', 'tell_late'], 1, 20, 36, 45, 105]],
    ['never heard of, he is called', {}, { now: at(35), heardAt: null, minutesToGo: 1 }, [['call', 'tell_late'], 2, 20, 36, 36, 96]],
    ['a manager is told after thirty', { watchStep: 2, watchedFrom: at(20), announcedAt: null }, { now: at(50), heardAt: null, minutesToGo: 1 }, [['tell_manager'], 3, 20, 51, 51, 111]],
    ['and then no clock does more', { watchStep: 3, watchedFrom: at(20), announcedAt: null }, { now: at(90), heardAt: null, minutesToGo: 1 }, [[], 3, 20, 91, 91, 151]],
    ['heard, without a position and not there after thirty, somebody calls', { watchStep: 1, watchedFrom: at(20), announcedAt: null }, { now: at(50), heardAt: at(49) }, [['call'], 2, 20, 51, 60, 120]],
    ['seen far off he is left to drive', {}, { now: at(50), heardAt: at(49), minutesToGo: 11 }, [['tell_late'], 0, 20, 51, 61, 121]],
    ['for an hour', { announcedAt: null }, { now: at(80), heardAt: at(79), minutesToGo: 11 }, [['call'], 2, 20, 81, 91, 151]],
    ['a guess is told once, and then only planned with', { lateToldAt: at(30), announcedAt: at(40), arriveAt: at(40), finishAt: at(100), watchedFrom: at(20), watchStep: 2 }, { now: at(54), heardAt: at(53) }, [['extend'], 2, 20, 55, 64, 124]],
    ['what was told before he left does not count', { lateToldAt: at(-1) }, { now: at(30) }, [['tell_late'], 0, 20, 31, 40, 100]],
  ])('%s', (_, changes, facts, wanted) => expect(watch({ ...travelling, ...changes }, facts)).toEqual(wanted));
});

describe('at the door without having said so', () => {
  test.each<readonly [string, Partial<WatchedVisit>, Partial<WatchFacts>, readonly unknown[]]>([
    ['seen there, he is given a moment', {}, { now: at(18), metresToGo: 250 }, [[], 20, 18, 19, 20, 80]],
    ['a step further off he is not there', {}, { now: at(18), metresToGo: 251 }, [[], 0, 20, 19, 20, 80]],
    ['he is asked after three minutes', { watchStep: 20, watchedFrom: at(18) }, { now: at(21), metresToGo: 90 }, [['nudge'], 21, 18, 22, 20, 80]],
    ['again after eight', { watchStep: 21, watchedFrom: at(18) }, { now: at(26), metresToGo: 90 }, [['nudge_again'], 22, 18, 27, 20, 80]],
    ['a manager looks after eighteen', { watchStep: 22, watchedFrom: at(18) }, { now: at(36), metresToGo: 90 }, [['tell_manager'], 23, 18, 37, 20, 80]],
    ['and then no clock does more', { watchStep: 23, watchedFrom: at(18) }, { now: at(70), metresToGo: 90, heardAt: null }, [[], 23, 18, 71, 20, 80]],
    ['the customer hears of no delay, however late it is said', { watchStep: 23, watchedFrom: at(18) }, { now: at(79), metresToGo: 0, minutesToGo: 3 }, [[], 23, 18, 80, 20, 80]],
    ['his time is taken from when he was seen', { watchStep: 0 }, { now: at(35), metresToGo: 0, minutesToGo: 3 }, [['extend'], 20, 35, 36, 20, 95]],
    ['and goes on in pieces', { watchStep: 23, watchedFrom: at(18) }, { now: at(80), metresToGo: 0 }, [['extend'], 23, 18, 81, 20, 110]],
    ['positions jump', { watchStep: 21, watchedFrom: at(18) }, { now: at(22), metresToGo: 600 }, [[], 21, 18, 23, 20, 80]],
    ['a phone without a signal at the door is still there', { watchStep: 21, watchedFrom: at(18) }, { now: at(22) }, [[], 21, 18, 23, 20, 80]],
    ['who drives on is on the way again', { watchStep: 22, watchedFrom: at(18) }, { now: at(27), metresToGo: 601, minutesToGo: 4 }, [['tell_late'], 0, 20, 28, 31, 91]],
    ['and nobody is called twice for him', { watchStep: 23, watchedFrom: at(18), announcedAt: null }, { now: at(60), heardAt: at(59), metresToGo: 601, minutesToGo: 4 }, [[], 2, 20, 61, 64, 124]],
  ])('%s', (_, changes, facts, wanted) => expect(watch({ ...travelling, ...changes }, facts)).toEqual(wanted));

  test('the app shows the question from when he is asked until he has answered', () => {
    expect([0, 1, 2, 20, 21, 23].filter((watchStep) => isAskedToArrive({ status: 'travelling', watchStep }))).toEqual([1, 21, 23]);
    expect(isAskedToArrive({ status: 'arrived', watchStep: 1 })).toBe(false);
  });
});

describe('somebody who is gone', () => {
  const gone = { gone: true };
  test.each<readonly [string, Partial<WatchedVisit>, Partial<WatchFacts>, readonly unknown[]]>([
    ['gives back what begins within twelve hours', { departAt: at(720) }, { ...gone, now: at(0) + 1 }, [['give_back'], 0, null, 1 + aMoment, 740, 800]],
    ['and keeps what begins later, until then', { departAt: at(720) }, { ...gone, now: at(0) }, [[], 0, null, aMoment, 740, 800]],
    ['a visit far ahead is looked at in time, whoever is there now', { departAt: at(1000) }, { now: at(0) }, [[], 0, null, 280 + aMoment, 1020, 1080]],
    ['is not nudged', { watchStep: 1, watchedFrom: t0 }, { ...gone, now: at(5) }, [['give_back'], 1, 0, 6, 25, 85]],
  ])('%s', (_, changes, facts, wanted) => expect(watch({ ...accepted, ...changes }, facts)).toEqual(wanted));

  test('keeps the visit that he is on the way to', () => expect(watch(travelling, { ...gone, now: at(5) })[0]).toEqual([]));
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
    ['a pause is planned in whole, with the rest of the work after it', { pausedAt: at(10) }, { now: at(10), pausedUntil: at(40) }, [['extend'], 0, 0, 40, 0, 90]],
    ['and planned once', { pausedAt: at(10), finishAt: at(90) }, { now: at(10), pausedUntil: at(40) }, [[], 0, 0, 40, 0, 90]],
    ['a pause that is over counts no longer', {}, { now: at(40), pausedUntil: at(40) }, [[], 0, 0, 60, 0, 60]],
  ])('%s', (_, changes, facts, wanted) => expect(watch({ ...arrived, ...changes }, facts)).toEqual(wanted));
});

test('late is news from ten minutes on, once in a quarter of an hour, and never to somebody who was told nothing', () => {
  const news = (announcedAt: number | null, lateToldAt: number | null, arriveAt: number, now: number) => isLateNews({ announcedAt, lateToldAt }, arriveAt, now);
  expect([news(at(0), null, at(10), at(0)), news(at(0), null, at(10) - 1, at(0)), news(null, null, at(90), at(0))]).toEqual([true, false, false]);
  expect([news(at(0), at(5), at(30), at(20)), news(at(0), at(5), at(30), at(20) - 1)]).toEqual([true, false]);
});
