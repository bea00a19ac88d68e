import { describe, expect, test } from 'vitest';
import { hour, minute } from '../shared/index.ts';
import type { Candidate, DispatchPolicy, DispatchRequest, Reservation } from './decision.ts';
import { candidateWith, midtown, north, now, requestWith } from './dispatch-fixtures.ts';
import { findSlot } from './find-slot.ts';
import { insertVisit } from './insert-visit.ts';
import { standardPolicy, standardPolicy2, urgentPolicy2 } from './policy.ts';
import { travelMinutes } from './travel.ts';

const here = { location: { ...midtown, source: 'fix' as const, at: now } };
/** A visit next door, so many minutes from now, three minutes of travel and an hour of work. */
const visitIn = (minutes: number, changes: Partial<Reservation> = {}): Reservation => ({ assignmentId: `v${minutes}`, from: now + minutes * minute, arriveAt: now + (minutes + 3) * minute, to: now + (minutes + 63) * minute, place: midtown, ...changes });
const movable = (minutes: number, slack: number): Reservation => visitIn(minutes, { latestArrival: now + (minutes + 3 + slack) * minute });

const insert = (candidate: Partial<Candidate>, request: Partial<DispatchRequest> = {}, policy: DispatchPolicy = standardPolicy2) => insertVisit(candidateWith('a', { ...here, ...candidate }), requestWith(request), policy);
const departs = (...args: Parameters<typeof insert>): number | null => {
  const { slot } = insert(...args);
  return slot && (slot.departAt - now) / minute;
};

describe('a visit stands', () => {
  test('at once in an empty plan', () => {
    expect(insert({}).slot).toEqual({ departAt: now, arriveAt: now + 3 * minute, finishAt: now + 63 * minute, travelMinutes: 3, from: here.location, addedTravelMinutes: 3, addedDelayMinutes: 0, moves: [] });
  });
  test('behind what has begun, from its place', () => {
    const running = visitIn(-10, { place: north(2) });
    expect(insert({ plan: [running] }).slot).toMatchObject({ departAt: running.to, from: { ...north(2), source: 'current_job', at: running.to } });
  });
  test('never before what leaves this minute', () => expect(departs({ plan: [movable(0, 500)] }, { priority: 'urgent' }, urgentPolicy2)).toBe(63));
  test('not before now behind a job that should have ended', () => expect(departs({ plan: [visitIn(-100)] })).toBe(0));
});

describe('a visit pushes', () => {
  const pushing = { priority: 'urgent' as const };
  test('what may move, as far as needed and no further', () => {
    const { slot } = insert({ plan: [movable(20, 60), movable(300, 60)] }, pushing, urgentPolicy2);
    expect(slot).toMatchObject({ departAt: now, addedDelayMinutes: 43, addedTravelMinutes: 3, moves: [{ assignmentId: 'v20', from: now + 63 * minute, arriveAt: now + 66 * minute, to: now + 126 * minute, travelMinutes: 3 }] });
  });
  test('one after the other', () => {
    const { slot } = insert({ plan: [movable(20, 60), movable(90, 60)] }, pushing, urgentPolicy2);
    expect(slot?.moves?.map((m) => [m.assignmentId, (m.from - now) / minute])).toEqual([['v20', 63], ['v90', 126]]);
    expect(slot?.addedDelayMinutes).toBe(43 + 36);
  });
  test('nothing beyond its promise', () => {
    expect(departs({ plan: [movable(20, 43)] }, pushing, urgentPolicy2)).toBe(0);
    expect(departs({ plan: [movable(20, 42)] }, pushing, urgentPolicy2)).toBe(83);
  });
  test('nothing into a fixed one behind it', () => {
    expect(departs({ plan: [movable(20, 60), visitIn(126)] }, pushing, urgentPolicy2)).toBe(0);
    expect(departs({ plan: [movable(20, 60), visitIn(125)] }, pushing, urgentPolicy2)).toBe(188);
  });
  test('nothing out of the shift', () => {
    const until = (minutes: number) => ({ working: [{ from: now, to: now + minutes * minute }] });
    expect(departs({ plan: [movable(20, 60)], ...until(126) }, pushing, urgentPolicy2)).toBe(0);
    expect(departs({ plan: [movable(20, 60)], ...until(125) }, pushing, urgentPolicy2)).toBeNull();
    const secondShift = (from: number) => ({ working: [{ from: now, to: now + 63 * minute }, { from: now + from * minute, to: now + 300 * minute }] });
    expect(departs({ plan: [movable(20, 60)], ...secondShift(63) }, pushing, urgentPolicy2)).toBe(0);
    expect(departs({ plan: [movable(20, 60)], ...secondShift(64) }, pushing, urgentPolicy2)).toBe(83);
  });
  test('only the departure of what can still arrive on time', () => {
    const later = visitIn(100, { arriveAt: now + 130 * minute, to: now + 190 * minute, latestArrival: now + 130 * minute });
    expect(insert({ plan: [later] }).slot).toMatchObject({ departAt: now, addedDelayMinutes: 0, addedTravelMinutes: 3 + 3 - 30, moves: [{ assignmentId: 'v100', from: now + 127 * minute, arriveAt: now + 130 * minute }] });
  });
  test('nobody on a way of more than an hour', () => {
    const way = (km: number, travel: number) => visitIn(70, { place: north(km), arriveAt: now + (70 + travel) * minute, to: now + (130 + travel) * minute, latestArrival: now + 600 * minute });
    expect([travelMinutes(midtown, north(31.3)), travelMinutes(midtown, north(32))]).toEqual([60, 61]);
    expect(departs({ plan: [way(31.3, 10)] }, pushing, urgentPolicy2)).toBe(0);
    expect(departs({ plan: [way(32, 10)] }, pushing, urgentPolicy2)).not.toBe(0);
    expect(departs({ plan: [way(35, 70)] }, pushing, urgentPolicy2)).toBe(0);
  });
});

describe('the cheapest place', () => {
  test('weighs waiting against travel and what others lose', () => {
    const plan = [movable(20, 60)];
    const weigh = (travelWeight: number, slideWeight: number) => departs({ plan }, {}, { ...standardPolicy2, insertion: { travelWeight, slideWeight } });
    expect([weigh(0, 0), weigh(0, 1), weigh(0, 2), weigh(1, 1.9), weigh(1, 2)]).toEqual([0, 0, 83, 0, 83]);
  });
  test('is the earliest of those that cost the same', () => {
    // Before: 3 minutes of waiting and 42 of delay. Behind: 87 minutes of waiting.
    expect(departs({ plan: [movable(21, 60)] }, {}, { ...standardPolicy2, insertion: { travelWeight: 0, slideWeight: 2 } })).toBe(0);
  });
  test('lies on the way when travel counts, and first when it does not', () => {
    const beyond = { ...north(14), zip: '10001' };
    const onTheWay = visitIn(5, { place: north(10), arriveAt: now + 32 * minute, to: now + 92 * minute, latestArrival: now + 600 * minute });
    const weigh = (travelWeight: number) => departs({ plan: [onTheWay] }, { place: beyond }, { ...standardPolicy2, insertion: { travelWeight, slideWeight: 0 } });
    expect([weigh(0), weigh(20)]).toEqual([0, 92]);
  });
});

describe('limits of time', () => {
  const window = { kind: 'window' as const, from: now + 2 * hour, to: now + 3 * hour };
  test('a window is met as early as it allows, leaving as late as that needs', () => expect(insert({}, { window }).slot).toMatchObject({ departAt: now + 117 * minute, arriveAt: now + 120 * minute }));
  test('a window’s last minute counts', () => {
    const until = (minutes: number) => insert({ plan: [visitIn(0, { to: now + minutes * minute })] }, { window });
    expect([until(177).slot?.arriveAt, until(178).failed]).toEqual([now + 3 * hour, 'window']);
  });
  test('a visit as soon as possible is planned within the horizon', () => {
    const busy = (minutes: number) => insert({ plan: [visitIn(0, { to: now + minutes * minute })], working: [{ from: now, to: now + 20 * hour }] });
    expect([busy(477).failed, busy(478).failed]).toEqual([null, 'window']);
  });
  test('a break is worked around', () => {
    const working = [{ from: now - hour, to: now + 62 * minute }, { from: now + 90 * minute, to: now + 300 * minute }];
    expect([departs({ working }), departs({ working }, { expectedMinutes: 59 })]).toEqual([90, 0]);
  });
  test('a shift that ends with the visit is enough', () => {
    expect([departs({ working: [{ from: now, to: now + 63 * minute }] }), departs({ working: [{ from: now, to: now + 62 * minute }] })]).toEqual([0, null]);
  });
  test('leaving within so many minutes binds what is wanted as soon as possible only', () => {
    const soon = { ...standardPolicy2, departWithinMinutes: 30 };
    const busy = (minutes: number) => ({ plan: [visitIn(0, { to: now + minutes * minute })] });
    expect([insert(busy(30), {}, soon).failed, insert(busy(31), {}, soon).failed, insert(busy(31), { window }, soon).failed]).toEqual([null, 'free_time', null]);
  });
});

const versions = [['version 1', findSlot, standardPolicy], ['version 2', insertVisit, standardPolicy2]] as const;

describe.each(versions)('a visit by %s stands', (_, search, policy) => {
  const departs = (candidate: Partial<Candidate>, request: Partial<DispatchRequest> = {}): number | null => {
    const { slot } = search(candidateWith('a', { ...here, ...candidate }), requestWith(request), policy);
    return slot && (slot.departAt - now) / minute;
  };
  test('before a fixed visit when it ends in time, to the minute', () => {
    expect(departs({ plan: [visitIn(63)] })).toBe(0);
    expect(departs({ plan: [visitIn(62)] })).toBe(125);
  });
  test('before a fixed visit only when the way on is short enough too', () => {
    const far = { place: north(4) };
    expect(departs({ plan: [visitIn(63, far)] })).toBe(126);
    expect(departs({ plan: [visitIn(63, { ...far, arriveAt: now + 80 * minute, to: now + 140 * minute })] })).toBe(0);
  });
  test('before a fixed visit only when it is over before the time kept for that one, however early he would still be there', () => {
    const unhurried = (from: number) => visitIn(from, { arriveAt: now + 120 * minute, to: now + 180 * minute });
    expect([departs({ plan: [unhurried(63)] }), departs({ plan: [unhurried(62)] })]).toEqual([0, 180]);
  });
  test('between two fixed visits that leave the room', () => expect(departs({ plan: [visitIn(10), visitIn(136)] })).toBe(73));
  test('behind both when they do not', () => expect(departs({ plan: [visitIn(10), visitIn(135)] })).toBe(198));
  test('behind a job from its place, when that is over', () => {
    expect(search(candidateWith('a', { ...here, plan: [visitIn(-10, { place: north(2) })] }), requestWith(), policy).slot?.from).toEqual({ ...north(2), source: 'current_job', at: now + 53 * minute });
  });
  test('up to the last minute of the window', () => {
    const window = { kind: 'window' as const, from: now + 2 * hour, to: now + 3 * hour };
    const busyFor = (minutes: number) => departs({ plan: [visitIn(0, { to: now + minutes * minute })] }, { window });
    expect([busyFor(177), busyFor(178)]).toEqual([177, null]);
  });
  test('up to the end of the shift, and not before a shift that is over', () => {
    const working = (to: number) => [{ from: now - 2 * hour, to: now }, { from: now, to: now + to * minute }];
    expect([departs({ working: working(63) }), departs({ working: working(62) })]).toEqual([0, null]);
  });
});

describe.each(versions)('the rule in the way by %s', (_, search, policy) => {
  const failed = (candidate: Partial<Candidate>, request: Partial<DispatchRequest> = {}) => search(candidateWith('a', { ...here, ...candidate }), requestWith(request), policy).failed;
  test('is the shift when none is left or none is long enough', () => {
    expect(failed({ working: [] })).toBe('shift');
    expect(failed({ working: [{ from: now - hour, to: now }] })).toBe('shift');
    expect(failed({ working: [{ from: now + 9 * hour, to: now + 20 * hour }] })).toBe('shift');
    expect(failed({ working: [{ from: now - hour, to: now + 59 * minute }] })).toBe('shift');
    expect(failed({ working: [{ from: now - hour, to: now + 60 * minute }] })).toBe('free_time');
    expect(failed({ working: [{ from: now + 8 * hour, to: now + 10 * hour }] })).toBe('window');
  });
  test('is the time when all is taken', () => expect(failed({ plan: [visitIn(-1, { to: now + 8 * hour })] })).toBe('free_time'));
  test('is the window when the first free time is too late', () => expect(failed({ plan: [visitIn(-1, { to: now + 2 * hour })] }, { window: { kind: 'window', from: now, to: now + hour } })).toBe('window'));
  test('is the way when there is time', () => {
    expect(failed({ location: { ...north(31), source: 'fix', at: now } })).toBe(null);
    expect(failed({ location: { ...north(32), source: 'fix', at: now } })).toBe('travel');
  });
  test('is the way rather than the window when both stand in it', () => {
    const window = { kind: 'window' as const, from: now + 80 * minute, to: now + 100 * minute };
    expect(failed({ location: { ...north(40), source: 'fix', at: now }, plan: [visitIn(200)], working: [{ from: now, to: now + 8 * hour }] }, { window, expectedMinutes: 20 })).toBe('travel');
  });
});
