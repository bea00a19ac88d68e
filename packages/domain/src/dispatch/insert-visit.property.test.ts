import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seen } from '../shared/effort-fixture.ts';
import { hour, minute } from '../shared/index.ts';
import { planWith } from './choose-batch.ts';
import type { Candidate, DispatchRequest, Reservation, Slot } from './decision.ts';
import { candidateWith, midtown, now, requestWith } from './dispatch-fixtures.ts';
import { insertVisit } from './insert-visit.ts';
import { standardPolicy2 } from './policy.ts';
import { travelMinutes } from './travel.ts';

const policy = { ...standardPolicy2, horizonMinutes: 360 };
const near = fc.record({ lat: fc.double({ min: 40.7, max: 40.85, noNaN: true }), lng: fc.double({ min: -74.05, max: -73.9, noNaN: true }) });

/** A plan that holds together: each visit is reached from the one before. */
const planFrom = (parts: readonly { gap: number; work: number; place: Reservation['place']; slack: number | null }[], first: number): Reservation[] => {
  let at = now + first * minute;
  let place: Reservation['place'] = midtown;
  return parts.map((part, i) => {
    const from = at + part.gap * minute;
    const arriveAt = from + travelMinutes(place, part.place) * minute;
    at = arriveAt + part.work * minute;
    ({ place } = part);
    return { assignmentId: `r${i}`, from, arriveAt, to: at, place, latestArrival: part.slack === null ? null : arriveAt + part.slack * minute };
  });
};

const part = fc.record({ gap: fc.integer({ min: 0, max: 90 }), work: fc.integer({ min: 10, max: 60 }), place: near, slack: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null, freq: 3 }) });
const scene = fc.record({
  plan: fc.tuple(fc.array(part, { maxLength: 4 }), fc.integer({ min: -60, max: 60 })).map(([parts, first]) => planFrom(parts, first)),
  place: near, work: fc.integer({ min: 10, max: 90 }),
  window: fc.oneof(fc.constant({ kind: 'asap' as const }), fc.tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 10, max: 120 })).map(([from, length]) => ({ kind: 'window' as const, from: now + from * minute, to: now + (from + length) * minute }))),
  rest: fc.integer({ min: 60, max: 300 }),
}).map(({ plan, place, work, window, rest }) => ({
  candidate: candidateWith('a', { plan, location: { ...midtown, source: 'fix', at: now }, working: [{ from: now - 2 * hour, to: now + rest * minute }, { from: now + (rest + 30) * minute, to: now + 12 * hour }] }),
  request: requestWith({ place: { ...place, zip: '10001' }, expectedMinutes: work, window }),
}));

type Scene = { readonly candidate: Candidate; readonly request: DispatchRequest };

/** What is wrong with a plan after the insertion, read from the plan alone. */
function faults({ candidate, request }: Scene, slot: Slot): string[] {
  const wrong: string[] = [];
  const after = planWith(candidate.plan, { ticketId: 'new', place: request.place, slot });
  let place: Reservation['place'] = candidate.location;
  let freeAt = now;
  for (const visit of after) {
    const before = candidate.plan.find((v) => v.assignmentId === visit.assignmentId);
    const changed = before === undefined || before.arriveAt !== visit.arriveAt || before.from !== visit.from;
    if (before && changed && (before.latestArrival == null || visit.arriveAt > before.latestArrival || before.from <= now)) wrong.push(`${visit.assignmentId} must not move so`);
    if (before && visit.arriveAt < before.arriveAt) wrong.push(`${visit.assignmentId} earlier`);
    if (before && visit.to - visit.arriveAt !== before.to - before.arriveAt) wrong.push(`${visit.assignmentId} cut short`);
    if (visit.from > now && visit.from < freeAt) wrong.push(`${visit.assignmentId} overlaps`);
    if (changed && visit.arriveAt - visit.from < travelMinutes(place, visit.place) * minute) wrong.push(`${visit.assignmentId} travel cut short`);
    if (changed && !candidate.working.some((s) => s.from <= visit.from && visit.to <= s.to)) wrong.push(`${visit.assignmentId} off shift`);
    ({ place } = visit);
    freeAt = Math.max(freeAt, visit.to);
  }
  return wrong;
}

/** The cheapest of all starts on a whole minute, by trying each. The travel and the followers are worked out anew. */
function tryEverything({ candidate, request }: Scene): number | null {
  let best: number | null = null;
  const earliest = request.window.kind === 'window' ? request.window.from : now;
  const last = request.window.kind === 'window' ? request.window.to : now + policy.horizonMinutes * minute;
  for (let departAt = now; departAt <= last; departAt += minute) {
    for (let position = 0; position <= candidate.plan.length; position += 1) {
      if (candidate.plan.slice(position).some((v) => v.from <= now)) continue;
      const before = candidate.plan[position - 1];
      const travel = travelMinutes(before?.place ?? candidate.location, request.place);
      const arriveAt = departAt + travel * minute;
      const finishAt = arriveAt + request.expectedMinutes * minute;
      if ((before && departAt < before.to) || arriveAt < earliest || arriveAt > last || !candidate.working.some((s) => s.from <= departAt && finishAt <= s.to)) continue;
      let cost = (arriveAt - earliest) / minute + travel;
      let free = finishAt;
      let from = request.place as Reservation['place'];
      let possible = true;
      candidate.plan.slice(position).forEach((visit, i) => {
        const way = i === 0 ? travelMinutes(from, visit.place) : (visit.arriveAt - visit.from) / minute;
        if (i === 0) cost += way - (visit.arriveAt - visit.from) / minute;
        const arrives = Math.max(visit.arriveAt, free + way * minute);
        const slid = (arrives - visit.arriveAt) / minute;
        const departs = arrives - way * minute;
        const still = slid === 0 && departs === visit.from;
        const fixed = visit.latestArrival == null;
        if (i === 0 && !still && way > Math.max(60, (visit.arriveAt - visit.from) / minute)) possible = false;
        if (fixed && (free > visit.from || slid > 0)) possible = false;
        if (!fixed && !still && (arrives > (visit.latestArrival ?? 0) || !candidate.working.some((s) => s.from <= departs && arrives + (visit.to - visit.arriveAt) <= s.to))) possible = false;
        cost += slid;
        free = fixed ? visit.to : arrives + visit.to - visit.arriveAt;
        from = visit.place;
      });
      if (possible) best = best === null ? cost : Math.min(best, cost);
    }
  }
  return best;
}

test('a visit goes where it costs least, as trying every minute shows, and every promise in the plan still holds', () => {
  let moved = 0;
  let between = 0;
  fc.assert(fc.property(scene, (s) => {
    const { slot } = insertVisit(s.candidate, s.request, policy);
    const cheapest = tryEverything(s);
    if (!slot) {
      expect(cheapest).toBeNull();
      return;
    }
    expect(faults(s, slot)).toEqual([]);
    const arrivals = new Map(s.candidate.plan.map((v) => [v.assignmentId, v.arriveAt]));
    const slid = (slot.moves ?? []).reduce((sum, m) => sum + (m.arriveAt - (arrivals.get(m.assignmentId) ?? 0)) / minute, 0);
    const earliest = s.request.window.kind === 'window' ? s.request.window.from : now;
    expect((slot.arriveAt - earliest) / minute + (slot.addedTravelMinutes ?? 0) + slid).toBe(cheapest);
    moved += slot.moves?.length ?? 0;
    between += s.candidate.plan.some((v) => v.from > slot.departAt) ? 1 : 0;
  }), { numRuns: runs(1000), seed: 5 });
  expect(moved).toBeGreaterThanOrEqual(seen(50));
  expect(between).toBeGreaterThanOrEqual(seen(100));
}, 120_000);
