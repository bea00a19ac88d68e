import { describe, expect, test } from 'vitest';
import { hour, minute } from '../shared/index.ts';
import { chooseExpert } from './choose-expert.ts';
import { candidateWith, midtown, north, now, requestWith } from './dispatch-fixtures.ts';
import type { Candidate, DispatchRequest, HardRule } from './decision.ts';
import { policyFor, standardPolicy, standardPolicy2, urgentPolicy, urgentPolicy2 } from './policy.ts';

const choose = (request: DispatchRequest, candidates: readonly Candidate[], wanted = 1) => chooseExpert(request, candidates, { policy: policyFor(request.priority), wanted });

const versions = [['version 1', { standard: standardPolicy, urgent: urgentPolicy }], ['version 2', { standard: standardPolicy2, urgent: urgentPolicy2 }]] as const;

describe.each(versions)('hard rules of %s', (_, policies) => {
  const choose = (request: DispatchRequest, candidates: readonly Candidate[]) => chooseExpert(request, candidates, { policy: request.priority === 'urgent' ? policies.urgent : policies.standard, wanted: 1 });

  test.each<[HardRule, Partial<Candidate>, Partial<DispatchRequest>]>([
    ['active', { active: false }, {}],
    ['available', { away: true }, {}],
    ['skills', { skills: [{ skill: 'tv-repair', level: 1, expiresAt: null }] }, {}],
    ['skills', { skills: [{ skill: 'tv-repair', level: 3, expiresAt: now }] }, {}],
    ['area', { serviceArea: { kind: 'circle', center: north(100), radiusKm: 10 } }, {}],
    ['area', { serviceArea: { kind: 'zips', zips: ['11111'] } }, {}],
    ['not_excluded', {}, { excludedExpertIds: ['a'] }],
    ['not_excluded', { customerWish: 'excluded' }, {}],
    ['not_refused', { refusedThis: true }, {}],
    ['shift', { working: [] }, {}],
    ['shift', { working: [{ from: now, to: now + 30 * minute }] }, {}],
    ['free_time', { plan: [{ assignmentId: 'x', from: now - hour, arriveAt: now, to: now + 8 * hour, place: midtown }] }, {}],
    ['window', { location: { ...north(20), source: 'home', at: null } }, { window: { kind: 'window', from: now, to: now + 10 * minute } }],
    ['travel', { location: { ...north(90), source: 'home', at: null } }, {}],
  ])('%s rules an expert out and says so', (rule, candidate, request) => {
    const decision = choose(requestWith(request), [candidateWith('a', candidate)]);
    expect(decision.chosen).toEqual([]);
    expect(decision.candidates[0]?.rules.filter((r) => !r.passed).map((r) => r.rule)).toContain(rule);
    expect(decision.candidates[0]?.eligible).toBe(false);
  });

  test('urgent drops the area and doubles the travel', () => {
    const far = candidateWith('a', { serviceArea: { kind: 'zips', zips: ['11111'] }, location: { ...north(70), source: 'home', at: null } });
    expect(choose(requestWith(), [far]).chosen).toEqual([]);
    expect(choose(requestWith({ priority: 'urgent' }), [far]).chosen).toEqual(['a']);
  });

  test('a window is met from the first minute it allows', () => {
    const from = now + 3 * hour;
    const decision = choose(requestWith({ window: { kind: 'window', from, to: from + 2 * hour } }), [candidateWith('a')]);
    expect(decision.candidates[0]?.slot?.arriveAt).toBe(from);
  });
});

describe.each(versions)('free or on a job by %s', (_, policies) => {
  const choose = (request: DispatchRequest, candidates: readonly Candidate[]) => chooseExpert(request, candidates, { policy: policies.standard, wanted: 1 });
  const busyNearby = candidateWith('busy', { location: { ...midtown, source: 'current_job', at: now }, plan: [{ assignmentId: 'x', from: now - hour, arriveAt: now - 50 * minute, to: now + 10 * minute, place: midtown }] });
  const freeFar = candidateWith('free', { location: { ...north(22), source: 'fix', at: now } });

  test('an expert who is about to finish next door beats a free one far away', () => {
    expect(choose(requestWith(), [freeFar, busyNearby]).chosen).toEqual(['busy']);
  });

  test('the nearest is not taken when he is busy for hours', () => {
    const longBusy = { ...busyNearby, plan: [{ assignmentId: 'x', from: now - hour, arriveAt: now - 50 * minute, to: now + 4 * hour, place: midtown }] };
    expect(choose(requestWith(), [freeFar, longBusy]).chosen).toEqual(['free']);
  });

  test('a job goes between two others only when travel to the next still fits', () => {
    const later = { assignmentId: 'y', from: now + 100 * minute, arriveAt: now + 110 * minute, to: now + 170 * minute, place: north(4) };
    const slot = choose(requestWith(), [candidateWith('a', { plan: [later] })]).candidates[0]?.slot;
    expect(slot?.finishAt).toBeLessThanOrEqual(later.from);
    const tight = { ...later, from: now + 60 * minute, arriveAt: now + 70 * minute, to: now + 130 * minute };
    expect(choose(requestWith(), [candidateWith('a', { plan: [tight] })]).candidates[0]?.slot?.departAt).toBe(tight.to);
  });
});

describe('the score', () => {
  test('weights of every policy sum to 100', () => {
    for (const policy of [standardPolicy, urgentPolicy, standardPolicy2, urgentPolicy2]) expect(Object.values(policy.weights).reduce((a, b) => a + b, 0)).toBe(100);
  });

  test('a perfect fit scores 100 and no total leaves 0 to 100', () => {
    const decision = choose(requestWith({ previousExpertId: 'a' }), [candidateWith('a', { location: { ...midtown, source: 'fix', at: now } })]);
    expect(decision.candidates[0]?.score?.total).toBeGreaterThan(98);
    expect(decision.candidates[0]?.score?.total).toBeLessThanOrEqual(100);
  });

  test('the only holder of a scarce skill is kept for it when another can come as well', () => {
    const rare = candidateWith('a', { skills: [{ skill: 'tv-repair', level: 2, expiresAt: null }, { skill: 'valve-amps', level: 4, expiresAt: null }] });
    const plain = candidateWith('b', { location: { ...north(4), source: 'fix', at: now } });
    expect(choose(requestWith(), [rare, plain]).chosen).toEqual(['b']);
  });

  test('a reopened ticket goes to the expert who knows it', () => {
    const knows = candidateWith('b', { location: { ...north(5), source: 'fix', at: now } });
    expect(choose(requestWith({ previousExpertId: 'b' }), [candidateWith('a'), knows]).chosen).toEqual(['b']);
  });

  test('ties go to shorter travel, then fewer offers, then the lowest id', () => {
    expect(choose(requestWith(), [candidateWith('b'), candidateWith('a')]).chosen).toEqual(['a']);
    expect(choose(requestWith(), [candidateWith('a', { offersToday: 2 }), candidateWith('b', { offersToday: 1 })]).chosen).toEqual(['b']);
  });

  test('urgent asks the three best at once', () => {
    const four = ['a', 'b', 'c', 'd'].map((id, i) => candidateWith(id, { location: { ...north(1 + 4 * i), source: 'fix', at: now } }));
    expect(choose(requestWith({ priority: 'urgent' }), four, 3).chosen).toEqual(['a', 'b', 'c']);
  });
});

describe('nobody', () => {
  test.each([
    ['no_expert_with_skill', [candidateWith('a', { skills: [] })]],
    ['no_expert_with_skill', []],
    ['no_expert_in_area', [candidateWith('a', { skills: [] }), candidateWith('b', { serviceArea: { kind: 'zips' as const, zips: ['11111'] } })]],
    ['no_expert_on_shift', [candidateWith('a', { working: [] })]],
    ['all_experts_booked', [candidateWith('a', { plan: [{ assignmentId: 'x', from: now, arriveAt: now, to: now + 8 * hour, place: midtown }] })]],
    ['all_declined', [candidateWith('a', { refusedThis: true })]],
    ['window_not_reachable', [candidateWith('a', { location: { ...north(90), source: 'home' as const, at: null } })]],
  ])('is explained: %s', (reason, candidates) => {
    const decision = choose(requestWith(), candidates);
    expect(decision).toMatchObject({ chosen: [], waitingReason: reason });
    expect(decision.candidates).toHaveLength(candidates.length);
  });
});
