import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../shared/effort-fixture.ts';
import { hour, minute } from '../shared/index.ts';
import { north, now } from './dispatch-fixtures.ts';
import { reflowPlan, type Follower } from './reflow-plan.ts';
import { travelMinutes } from './travel.ts';

const allDay = [{ from: now, to: now + 12 * hour }];
const followerAt = (id: string, minutes: number, changes: Partial<Follower> = {}): Follower => {
  const place = changes.place ?? north(5);
  return { assignmentId: id, departAt: now + (minutes - 20) * minute, arriveAt: now + minutes * minute, finishAt: now + (minutes + 60) * minute, travelMinutes: 20, workMinutes: 60, place, latestArrival: now + (minutes + 60) * minute, ...changes };
};

test('what can still be kept keeps its arrival', () => {
  const [kept] = reflowPlan({ place: north(5), freeAt: now + 60 * minute }, [followerAt('a', 120)], allDay);
  expect(kept).toMatchObject({ assignmentId: 'a', arriveAt: now + 120 * minute });
});

test('what comes later moves, with the travel from where he really is, and pushes what follows', () => {
  const [a, b] = reflowPlan({ place: north(0), freeAt: now + 130 * minute }, [followerAt('b', 190), followerAt('a', 120)], allDay);
  const travel = travelMinutes(north(0), north(5));
  expect(a).toEqual({ assignmentId: 'a', fate: 'moved', departAt: now + 130 * minute, arriveAt: now + (130 + travel) * minute, finishAt: now + (190 + travel) * minute, travelMinutes: travel });
  expect(b).toMatchObject({ assignmentId: 'b', fate: 'moved', departAt: a?.finishAt });
});

test('what can no longer be promised is off, and the next one is planned as if it were not there', () => {
  const [a, b] = reflowPlan({ place: north(5), freeAt: now + 150 * minute }, [followerAt('a', 60, { latestArrival: now + 90 * minute }), followerAt('b', 300)], allDay);
  expect([a?.fate, b?.fate]).toEqual(['off', 'moved']);
  expect(b?.arriveAt).toBe(now + 300 * minute);
});

test('nobody is sent after his shift', () => {
  const [a] = reflowPlan({ place: north(5), freeAt: now + 150 * minute }, [followerAt('a', 120)], [{ from: now, to: now + 200 * minute }]);
  expect(a?.fate).toBe('off');
});

/** Next door, three minutes away: planned to leave at 57, to be there from 60 to 120; promised until 90. */
const nextDoor = followerAt('a', 60, { departAt: now + 57 * minute, travelMinutes: 3, latestArrival: now + 90 * minute });
const { workMinutes: _work, place: _place, latestArrival: _latest, ...planned } = nextDoor;
const shift = (from: number, to: number) => ({ from: now + from * minute, to: now + to * minute });

test.each<readonly [string, number, Partial<Follower>, readonly ReturnType<typeof shift>[], string, number]>([
  ['keeps all its times when he is free in the last minute', 57, {}, [shift(0, 200)], 'kept', 60],
  ['that is on time is not judged again by its promise', 57, { latestArrival: now + 50 * minute }, [shift(0, 200)], 'kept', 60],
  ['that is on time is not judged again by the shift', 57, {}, [], 'kept', 60],
  ['that only leaves later, from nearer by, has moved', 20, { departAt: now + 40 * minute, travelMinutes: 20 }, [shift(0, 200)], 'moved', 60],
  ['moves as soon as he is a minute late', 58, {}, [shift(0, 200)], 'moved', 61],
  ['moves up to the last moment of its promise', 87, {}, [shift(0, 200)], 'moved', 90],
  ['is off after that', 88, {}, [shift(0, 200)], 'off', 60],
  ['may fill the shift behind a break to its end', 70, {}, [shift(0, 65), shift(70, 133)], 'moved', 73],
  ['is off when it would run into the break', 64, {}, [shift(0, 126), shift(140, 300)], 'off', 60],
])('a visit %s', (_, free, changes, working, fate, arrives) => {
  const visit = { ...nextDoor, ...changes };
  const [only] = reflowPlan({ place: visit.place, freeAt: now + free * minute }, [visit], working);
  const moved = { assignmentId: 'a', departAt: now + (arrives - 3) * minute, arriveAt: now + arrives * minute, finishAt: now + (arrives + 60) * minute, travelMinutes: 3 };
  expect(only).toEqual(fate === 'moved' ? { ...moved, fate } : { ...planned, fate });
});

test('whatever happens, what stays never overlaps, never breaks a promise and never starts before he is free', () => {
  const follower = fc.record({ at: fc.integer({ min: 0, max: 600 }), slack: fc.integer({ min: 0, max: 300 }), km: fc.integer({ min: 0, max: 40 }), work: fc.integer({ min: 5, max: 240 }) });
  fc.assert(fc.property(fc.array(follower, { maxLength: 8 }), fc.integer({ min: 0, max: 600 }), (made, free) => {
    const followers = made.map((f, i): Follower => followerAt(`f${i}`, f.at, { place: north(f.km), workMinutes: f.work, latestArrival: now + (f.at + f.slack) * minute }));
    const stays = reflowPlan({ place: north(0), freeAt: now + free * minute }, followers, allDay).filter((p) => p.fate !== 'off');
    let freeAt = now + free * minute;
    for (const p of stays) {
      expect(p.departAt).toBeGreaterThanOrEqual(freeAt);
      expect(p.arriveAt).toBeLessThanOrEqual(followers.find((f) => f.assignmentId === p.assignmentId)?.latestArrival ?? 0);
      freeAt = p.finishAt;
    }
  }), { numRuns: runs(500) });
});
