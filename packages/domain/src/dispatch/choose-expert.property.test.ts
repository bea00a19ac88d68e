import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seen } from '../shared/effort-fixture.ts';
import { distanceKm, hour, minute } from '../shared/index.ts';
import { chooseExpert } from './choose-expert.ts';
import { midtown, now, requestWith } from './dispatch-fixtures.ts';
import type { Candidate, DispatchRequest, Slot } from './decision.ts';
import { policyFor } from './policy.ts';
import { travelMinutes } from './travel.ts';

const near = fc.record({ lat: fc.double({ min: 40.55, max: 40.95, noNaN: true }), lng: fc.double({ min: -74.25, max: -73.7, noNaN: true }) });
const mostly = (value: boolean) => fc.integer({ min: 0, max: 7 }).map((n) => (n === 0 ? !value : value));
const instant = fc.integer({ min: -4 * 60, max: 14 * 60 }).map((m) => now + m * minute);
const skill = fc.record({ skill: fc.constantFrom('tv-repair', 'audio', 'network'), level: fc.integer({ min: 1, max: 5 }), expiresAt: fc.option(instant, { nil: null }) });

/** Reservations one after another, as the database guarantees. */
const plan = fc.array(fc.tuple(fc.integer({ min: 1, max: 180 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 10, max: 120 }), near), { maxLength: 4 }).map((parts) => {
  let at = now - 2 * hour;
  return parts.map(([gap, travel, work, place], i) => {
    const from = at + gap * minute;
    const arriveAt = from + travel * minute;
    at = arriveAt + work * minute;
    return { assignmentId: `r${i}`, from, arriveAt, to: at, place };
  });
});

const candidate = (id: string) => fc.record({
  expertId: fc.constant(id), name: fc.constant(id), active: mostly(true), away: mostly(false), autoAccept: fc.boolean(),
  skills: fc.uniqueArray(skill, { minLength: 2, maxLength: 3, selector: (s) => s.skill }),
  serviceArea: fc.record({ kind: fc.constant('circle' as const), center: near, radiusKm: fc.integer({ min: 5, max: 80 }) }),
  working: fc.tuple(instant, fc.integer({ min: 30, max: 600 })).map(([from, length]) => [{ from, to: from + length * minute }]),
  location: near.map((at) => ({ ...at, source: 'fix' as const, at: now })),
  plan, offersToday: fc.integer({ min: 0, max: 5 }), bookedMinutesToday: fc.integer({ min: 0, max: 600 }), refusedThis: mostly(false),
});

const request = fc.record({
  priority: fc.constantFrom('urgent' as const, 'normal' as const),
  requiredSkills: fc.uniqueArray(fc.record({ skill: fc.constantFrom('tv-repair', 'audio'), level: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 1, selector: (s) => s.skill }),
  place: near.map((at) => ({ ...at, zip: '10001' })),
  window: fc.oneof(fc.constant({ kind: 'asap' as const }), fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 30, max: 240 })).map(([from, length]) => ({ kind: 'window' as const, from: now + from * minute, to: now + (from + length) * minute }))),
  expectedMinutes: fc.integer({ min: 10, max: 180 }),
  excludedExpertIds: fc.constantFrom([], [], ['a'], ['b']),
}).map((changes): DispatchRequest => requestWith(changes));

const scene = fc.tuple(request, fc.tuple(candidate('a'), candidate('b'), candidate('c'), candidate('d')));

/** The hard rules once more, written without sharing a line with the real ones: looks only at the chosen slot. */
function violations(r: DispatchRequest, c: Candidate, slot: Slot): string[] {
  const found: string[] = [];
  const urgent = r.priority === 'urgent';
  if (!c.active) found.push('inactive');
  if (c.away) found.push('away');
  for (const need of r.requiredSkills) {
    let has = false;
    for (const s of c.skills) if (s.skill === need.skill && s.level >= need.level && !(s.expiresAt !== null && s.expiresAt <= r.now)) has = true;
    if (!has) found.push('skill');
  }
  if (!urgent && c.serviceArea.kind === 'circle' && distanceKm(c.serviceArea.center, r.place) > c.serviceArea.radiusKm) found.push('area');
  if (r.excludedExpertIds.includes(c.expertId)) found.push('excluded');
  if (c.refusedThis) found.push('refused');
  if (!c.working.some((w) => slot.departAt >= w.from && slot.finishAt <= w.to)) found.push('off shift');
  for (const p of c.plan) if (slot.departAt < p.to && p.from < slot.finishAt) found.push('overlap');
  if (slot.departAt < r.now) found.push('in the past');
  if (r.window.kind === 'window' && (slot.arriveAt < r.window.from || slot.arriveAt > r.window.to)) found.push('window');
  if (slot.travelMinutes > (urgent ? 120 : 60)) found.push('too far');
  if (slot.finishAt - slot.arriveAt !== r.expectedMinutes * minute) found.push('work cut short');
  const before = c.plan.filter((p) => p.to <= slot.departAt).at(-1);
  const start = before ? before.place : c.location;
  if (slot.arriveAt - slot.departAt < travelMinutes(start, r.place) * minute) found.push('travel cut short');
  return found;
}

const decide = (r: DispatchRequest, cs: readonly Candidate[]) => chooseExpert(r, cs, { policy: policyFor(r.priority), wanted: 1 });

describe('whatever the tickets and experts', () => {
  test('nobody is chosen against a hard rule, by an independent reading of the rules', () => {
    let chosen = 0;
    fc.assert(fc.property(scene, ([r, cs]) => {
      const decision = decide(r, cs);
      for (const id of decision.chosen) {
        const c = cs.find((x) => x.expertId === id);
        const slot = decision.candidates.find((v) => v.expertId === id)?.slot;
        if (!c || !slot) throw new Error('chosen without a slot');
        expect(violations(r, c, slot)).toEqual([]);
        chosen += 1;
      }
    }), { numRuns: runs(5000), seed: 11 });
    expect(chosen).toBeGreaterThanOrEqual(seen(200));
  }, 120_000);

  test('the same input gives the same answer, in any order of candidates and after a trip through JSON', () => {
    fc.assert(fc.property(scene, ([r, cs]) => {
      const first = decide(r, cs);
      expect(decide(r, cs.toReversed())).toEqual(first);
      expect(decide(JSON.parse(JSON.stringify(r)) as DispatchRequest, JSON.parse(JSON.stringify(cs)) as Candidate[])).toEqual(first);
    }), { numRuns: runs(500) });
  }, 120_000);

  test('every candidate is explained, and nobody better is passed over but the one whose rare skill is saved', () => {
    fc.assert(fc.property(scene, ([r, cs]) => {
      const decision = decide(r, cs);
      expect(decision.candidates.map((v) => v.expertId).toSorted()).toEqual(cs.map((c) => c.expertId).toSorted());
      const eligible = decision.candidates.filter((v) => v.eligible);
      const totals = eligible.filter((v) => v.heldBackFor === undefined).map((v) => v.score?.total ?? -1);
      expect(totals).toEqual(totals.toSorted((a, b) => b - a));
      // Whoever is held back stands behind somebody who comes about as soon without the rare skill.
      for (const [at, v] of eligible.entries()) if (v.heldBackFor !== undefined) expect(eligible.slice(0, at).some((o) => o.heldBackFor === undefined && (o.slot?.arriveAt ?? Infinity) <= (v.slot?.arriveAt ?? 0) + 15 * minute)).toBe(true);
      expect((decision.waitingReason === null) === (decision.chosen.length > 0)).toBe(true);
      for (const v of decision.candidates) expect(v.eligible).toBe(v.rules.every((rule) => rule.passed));
    }), { numRuns: runs(1000) });
  }, 120_000);

  test('travel is never shorter than a straight road at motorway speed, and nothing at the door is free', () => {
    fc.assert(fc.property(near, (at) => {
      const km = distanceKm(at, midtown);
      expect(travelMinutes(at, midtown)).toBeGreaterThanOrEqual((km / 80) * 60);
      expect(travelMinutes(at, midtown)).toBeGreaterThanOrEqual(3);
    }), { numRuns: runs(300) });
  });
});
