import { describe, expect, test } from 'vitest';
import { hour, minute } from '../shared/index.ts';
import { chooseExpert } from './choose-expert.ts';
import type { Candidate, Decision, DispatchPolicy, DispatchRequest, ScorePart } from './decision.ts';
import { candidateWith, midtown, north, now, requestWith } from './dispatch-fixtures.ts';
import { policyFor, policyLabel, standardPolicy, standardPolicy2, urgentPolicy, urgentPolicy2 } from './policy.ts';
import { travelMinutes } from './travel.ts';

type Case = { readonly request?: Partial<DispatchRequest>; readonly policy?: DispatchPolicy };
const judge = (candidates: readonly Candidate[], { request = {}, policy = standardPolicy2 }: Case = {}): Decision => chooseExpert(requestWith(request), candidates, { policy, wanted: 1 });
const part = (name: ScorePart, candidates: readonly Candidate[], of: Case = {}): number | undefined =>
  judge(candidates, of).candidates.find((v) => v.expertId === candidates[0]?.expertId)?.score?.parts.find((p) => p.part === name)?.value;
const at = (km: number): Pick<Candidate, 'location'> => ({ location: { ...north(km), source: 'fix', at: now } });
const skills = (...all: readonly (readonly [string, number])[]): Pick<Candidate, 'skills'> => ({ skills: all.map(([skill, level]) => ({ skill, level, expiresAt: null })) });
/** Leaves in so many minutes from next door: arrives three minutes later. */
const freeIn = (minutes: number): Candidate => candidateWith('a', { plan: [{ assignmentId: 'x', from: now - hour, arriveAt: now - hour, to: now + minutes * minute, place: midtown }] });

test('travel grows with the road: town, mixed, motorway, whole minutes, three at the door', () => {
  expect([0, 1, 4.9, 7.6, 10, 30, 50, 100].map((km) => travelMinutes(midtown, north(km)))).toEqual([3, 6, 16, 23, 27, 58, 78, 127]);
});

describe('arrival', () => {
  test('of version 1 is full for half an hour and nothing after two', () => {
    expect([7, 27, 57, 87, 117, 147].map((m) => part('arrival', [freeIn(m)], { policy: standardPolicy }))).toEqual([100, 100, 66.67, 33.33, 0, 0]);
  });
  test('of version 2 falls from the first minute', () => {
    expect([9, 27, 57, 117, 147].map((m) => part('arrival', [freeIn(m)]))).toEqual([90, 75, 50, 0, 0]);
  });
  test('counts from the start of a window', () => {
    expect(part('arrival', [candidateWith('a')], { request: { window: { kind: 'window', from: now + 2 * hour, to: now + 3 * hour } } })).toBe(100);
  });
  test('counts what others become later', () => {
    const follower = { assignmentId: 'f', from: now + 20 * minute, arriveAt: now + 23 * minute, to: now + 83 * minute, place: midtown, latestArrival: now + 5 * hour };
    const slot = judge([candidateWith('a', { location: { ...midtown, source: 'fix', at: now }, plan: [follower] })], { request: { priority: 'urgent' }, policy: urgentPolicy2 }).candidates[0]?.slot;
    expect(slot).toMatchObject({ departAt: now, addedDelayMinutes: 43, addedTravelMinutes: 3, moves: [{ assignmentId: 'f', arriveAt: now + 66 * minute, travelMinutes: 3 }] });
    const value = part('arrival', [candidateWith('a', { location: { ...midtown, source: 'fix', at: now }, plan: [follower] })], { request: { priority: 'urgent' }, policy: urgentPolicy2 });
    expect(value).toBeCloseTo(((120 - 3 - 4.3) / 120) * 100, 1);
  });
});

describe('the other parts', () => {
  test('slack is full with two hours to spare and nothing when late', () => {
    const due = (minutes: number) => part('slack', [freeIn(7)], { request: { arriveDue: now + minutes * minute } });
    expect([500, 130, 70, 10, 5].map(due)).toEqual([100, 100, 50, 0, 0]);
  });
  test('skill fit loses twenty for each level too many', () => {
    const fit = (level: number) => part('skill_fit', [candidateWith('a', skills(['tv-repair', level]))]);
    expect([2, 3, 4, 5].map(fit)).toEqual([100, 80, 60, 40]);
    expect(part('skill_fit', [candidateWith('a', skills(['tv-repair', 2], ['audio', 5]))], { request: { requiredSkills: [{ skill: 'tv-repair', level: 2 }, { skill: 'audio', level: 2 }] } })).toBe(40);
  });
  test('a rare skill is worth more the fewer have it; inactive holders do not count', () => {
    const rare = candidateWith('a', skills(['tv-repair', 2], ['valves', 3]));
    const others = (count: number, active = true) => Array.from({ length: count }, (_, i) => candidateWith(`b${i}`, { ...skills(['tv-repair', 2], ['valves', 3]), active }));
    expect([0, 1, 3].map((n) => part('rare_skill', [rare, ...others(n)]))).toEqual([0, 50, 75]);
    expect(part('rare_skill', [rare, ...others(3, false)])).toBe(0);
    expect(part('rare_skill', [candidateWith('a')])).toBe(100);
  });
  test('continuity is for the one who was there', () => {
    expect([part('continuity', [candidateWith('a')], { request: { previousExpertId: 'a' } }), part('continuity', [candidateWith('a')], { request: { previousExpertId: 'b' } })]).toEqual([100, 0]);
  });
  test('fair load runs down over eight booked hours', () => {
    expect([0, 120, 480, 600].map((bookedMinutesToday) => part('fair_load', [candidateWith('a', { bookedMinutesToday })]))).toEqual([100, 75, 0, 0]);
  });
  test('travel is what the visit adds, not what it takes', () => {
    expect([0, 4.9, 10].map((km) => part('travel', [candidateWith('a', at(km))]))).toEqual([95, 73.33, 55]);
    const later = { assignmentId: 'f', from: now + 5 * hour, arriveAt: now + 5 * hour + 16 * minute, to: now + 6 * hour, place: midtown, latestArrival: now + 6 * hour };
    // Sixteen minutes there, three on to the next, which needs sixteen less than planned.
    expect(part('travel', [candidateWith('a', { ...at(4.9), plan: [later] })])).toBe(95);
    expect(part('travel', [candidateWith('a', { ...at(4.9), plan: [later] })], { policy: standardPolicy })).toBe(73.33);
  });
  test('add up by their weights, to hundredths', () => {
    const [verdict] = judge([candidateWith('a', at(5))]).candidates;
    const sum = verdict?.score?.parts.reduce((total, p) => total + (p.weight * p.value) / 100, 0) ?? 0;
    expect(verdict?.score?.total).toBeCloseTo(sum, 2);
    expect(verdict?.score?.parts.map((p) => [p.part, p.weight])).toEqual([['arrival', 35], ['slack', 12], ['skill_fit', 12], ['rare_skill', 9], ['continuity', 10], ['fair_load', 6], ['travel', 16]]);
  });
  test('without weight are left out', () => {
    expect(judge([candidateWith('a')], { policy: urgentPolicy2 }).candidates[0]?.score?.parts.map((p) => p.part)).toEqual(['arrival', 'slack', 'skill_fit']);
  });
});

describe('policies', () => {
  test('are the third version now, by priority', () => {
    expect((['urgent', 'high', 'normal', 'low'] as const).map((p) => policyLabel(policyFor(p)))).toEqual(['urgent@3', 'standard@3', 'standard@3', 'standard@3']);
  });
  test('hold the product’s numbers', () => {
    expect(standardPolicy).toEqual({ name: 'standard', version: 1, weights: { arrival: 35, slack: 15, skill_fit: 15, rare_skill: 10, continuity: 10, fair_load: 8, travel: 7 }, maxTravelMinutes: 60, areaRequired: true, horizonMinutes: 480 });
    expect(urgentPolicy).toEqual({ name: 'urgent', version: 1, weights: { arrival: 70, slack: 20, skill_fit: 10, rare_skill: 0, continuity: 0, fair_load: 0, travel: 0 }, maxTravelMinutes: 120, areaRequired: false, horizonMinutes: 480 });
    expect(standardPolicy2).toMatchObject({ name: 'standard', version: 2, insertion: { travelWeight: 1, slideWeight: 1 }, arrivalFullMinutes: 0, rareSkillMinutes: 15, maxTravelMinutes: 60, areaRequired: true });
    expect(urgentPolicy2).toMatchObject({ name: 'urgent', version: 2, insertion: { travelWeight: 0, slideWeight: 0.1 }, arrivalFullMinutes: 0, maxTravelMinutes: 120, areaRequired: false });
  });
});

describe('the record', () => {
  const detail = (candidate: Partial<Candidate>, of: Case = {}) => judge([candidateWith('a', candidate)], of).candidates[0]?.rules.map((r) => `${r.rule}: ${r.detail}`);
  const good = ['active: account active', 'available: not away', 'skills: has every skill', 'area: inside the service area', 'not_excluded: ok', 'not_refused: ok', 'shift: ok', 'free_time: ok', 'window: ok', 'travel: ok'];
  test('of a good match says so rule by rule', () => expect(detail({})).toEqual(good));
  test.each<readonly [string, Partial<Candidate>, Case]>([
    ['active: account not active', { active: false }, {}],
    ['available: set away', { away: true }, {}],
    ['skills: lacks tv-repair 2, audio 1', { skills: [] }, { request: { requiredSkills: [{ skill: 'tv-repair', level: 2 }, { skill: 'audio', level: 1 }] } }],
    ['area: outside the service area', { serviceArea: { kind: 'zips', zips: ['11111'] } }, {}],
    ['area: outside, area dropped by policy', { serviceArea: { kind: 'zips', zips: ['11111'] } }, { policy: urgentPolicy2 }],
    ['not_excluded: excluded by the customer', {}, { request: { excludedExpertIds: ['a'] } }],
    ['not_excluded: another expert is pinned', {}, { request: { requiredExpertId: 'b' } }],
    ['not_refused: declined or let it expire within 24 h', { refusedThis: true }, {}],
    ['shift: not on shift for travel and work', { working: [] }, {}],
    ['free_time: no free stretch long enough', { plan: [{ assignmentId: 'x', from: now, arriveAt: now, to: now + 8 * hour, place: midtown }] }, {}],
    ['window: cannot arrive in time', at(20), { request: { window: { kind: 'window', from: now, to: now + 10 * minute } } }],
    ['travel: too far to travel', at(90), {}],
  ])('says "%s"', (line, candidate, of) => {
    expect(detail(candidate, of)).toEqual(good.map((ok) => (ok.split(':')[0] === line.split(':')[0] ? line : ok)));
  });
  test('names the ticket, the time and the policy, and who is kept for others', () => {
    const request = requestWith();
    expect(chooseExpert(request, [candidateWith('a'), candidateWith('b')], { policy: standardPolicy2, wanted: 1, keptFor: { a: 't2' } })).toMatchObject({ ticketId: request.ticketId, at: now, policy: 'standard@2', chosen: ['b'], waitingReason: null, keptFor: { a: 't2' } });
    expect(chooseExpert(request, [candidateWith('a')], { policy: standardPolicy2, wanted: 1, keptFor: {} })).not.toHaveProperty('keptFor');
  });
  test('lists who is out by id, behind who is in', () => {
    const out = (id: string) => candidateWith(id, { active: false });
    expect(judge([out('d'), out('b'), candidateWith('c'), out('a')]).candidates.map((v) => v.expertId)).toEqual(['c', 'a', 'b', 'd']);
  });
});
