import fc from 'fast-check';
import { expect, test } from 'vitest';
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
  }), { numRuns: 500 });
});
