import { describe, expect, test } from 'vitest';
import { hour, minute } from '../shared/index.ts';
import { chooseExpert } from './choose-expert.ts';
import type { Candidate, Decision, DispatchPolicy, DispatchRequest, ScorePart } from './decision.ts';
import { candidateWith, midtown, north, now, requestWith } from './dispatch-fixtures.ts';
import { standardPolicy2 } from './policy.ts';

const decide = (candidates: readonly Candidate[], request: Partial<DispatchRequest> = {}, policy: DispatchPolicy = standardPolicy2): Decision => chooseExpert(requestWith(request), candidates, { policy, wanted: 1 });
const order = (...args: Parameters<typeof decide>): string[] => decide(...args).candidates.map((v) => v.expertId);
const only = (part: ScorePart): DispatchPolicy => ({ ...standardPolicy2, weights: { arrival: 0, slack: 0, skill_fit: 0, rare_skill: 0, continuity: 0, fair_load: 0, travel: 0, [part]: 100 } });
const at = (km: number): Pick<Candidate, 'location'> => ({ location: { ...north(km), source: 'fix', at: now } });
/** Leaves in so many minutes from next door: arrives three minutes later. */
const freeIn = (minutes: number): Pick<Candidate, 'plan'> => ({ plan: [{ assignmentId: 'x', from: now - hour, arriveAt: now - hour, to: now + minutes * minute, place: midtown }] });
const skills = (...all: readonly string[]): Pick<Candidate, 'skills'> => ({ skills: all.map((skill) => ({ skill, level: 2, expiresAt: null })) });
const needs = (...all: readonly string[]): Pick<DispatchRequest, 'requiredSkills'> => ({ requiredSkills: all.map((skill) => ({ skill, level: 2 })) });

describe('why nobody comes', () => {
  const inactive = { active: false };
  const unskilled = { skills: [] };
  const elsewhere: Partial<Candidate> = { serviceArea: { kind: 'zips', zips: ['11111'] } };
  const refused = { refusedThis: true };
  const offShift = { working: [] };
  const booked = freeIn(8 * 60);
  const tooFar = at(90);

  test.each<readonly [string, readonly Partial<Candidate>[], Partial<DispatchRequest>, Decision['waitingReason']]>([
    ['the one with the skill has left', [inactive], {}, 'no_expert_with_skill'],
    ['the one with the skill has left, another never had it', [inactive, unskilled], {}, 'no_expert_with_skill'],
    ['the one in the area has left', [inactive, elsewhere], {}, 'no_expert_in_area'],
    ['the customer does not want the only one in the area', [{}], { excludedExpertIds: ['e0'] }, 'no_expert_in_area'],
    ['the only one with the skill said no', [refused, unskilled], {}, 'all_declined'],
    ['the only one in the area said no', [refused, elsewhere], {}, 'all_declined'],
    ['the only one who is still there said no', [refused, inactive], {}, 'all_declined'],
    ['the only one whom the customer wants said no', [refused, {}], { excludedExpertIds: ['e1'] }, 'all_declined'],
    ['one is booked, another off shift', [booked, offShift], {}, 'all_experts_booked'],
    ['one is booked, another too far', [tooFar, booked], {}, 'all_experts_booked'],
    ['one is too far, another off shift', [tooFar, offShift], {}, 'window_not_reachable'],
    ['nobody arrives within the window', [at(20)], { window: { kind: 'window', from: now, to: now + 10 * minute } }, 'window_not_reachable'],
    ['one said no, another is off shift', [refused, offShift], {}, 'no_expert_on_shift'],
  ])('%s', (_, candidates, request, reason) => {
    expect(decide(candidates.map((changes, i) => candidateWith(`e${i}`, changes)), request)).toMatchObject({ chosen: [], waitingReason: reason });
  });
});

test('a manager’s pin lets only that expert come, however near another is', () => {
  expect(decide([candidateWith('a', at(1)), candidateWith('b', at(15))], { requiredExpertId: 'b' }).candidates.map((v) => [v.expertId, v.eligible])).toEqual([['b', true], ['a', false]]);
});

describe('who alone has a scarce skill', () => {
  const rare = (changes: Partial<Candidate> = {}) => candidateWith('rare', { ...skills('tv-repair', 'valves'), ...freeIn(0), ...changes });
  const heldBack = (...args: Parameters<typeof decide>) => decide(...args).candidates.find((v) => v.expertId === 'rare')?.heldBackFor;

  test('is kept free while another comes within a quarter of an hour of him', () => {
    expect([heldBack([rare(), candidateWith('b', freeIn(15))]), heldBack([rare(), candidateWith('b', freeIn(16))])]).toEqual(['valves', undefined]);
  });
  test('goes right behind the best of those', () => {
    expect(order([candidateWith('c', at(8)), rare(), candidateWith('b', at(2))])).toEqual(['b', 'rare', 'c']);
  });
  test('does not have it alone when two have it', () => {
    expect(heldBack([rare(), candidateWith('b', at(2)), candidateWith('c', { ...skills('tv-repair', 'valves'), ...at(30) })])).toBeUndefined();
  });
  test('is not held back for what this ticket needs', () => {
    expect(heldBack([rare({ scarceSkills: ['tv-repair'] }), candidateWith('b')])).toBeUndefined();
    const two = skills('tv-repair', 'audio');
    expect(heldBack([rare({ ...two, scarceSkills: ['audio'] }), candidateWith('b', two)], needs('tv-repair', 'audio'))).toBeUndefined();
  });
  test('is not said to be held back when he could not come anyway', () => {
    expect([heldBack([rare({ away: true }), candidateWith('b')]), heldBack([rare({ working: [] }), candidateWith('b')])]).toEqual([undefined, undefined]);
  });
  test('uses it here when the ticket needs it beside others', () => {
    const score = decide([candidateWith('a', skills('tv-repair', 'valves'))], needs('tv-repair', 'valves'), only('rare_skill')).candidates[0]?.score;
    expect(score?.total).toBe(100);
  });
});

describe('the order', () => {
  /** Sixteen minutes away, or three and free in thirteen: both arrive in sixteen. */
  const [far, near] = [candidateWith('a', at(4.9)), candidateWith('b', freeIn(13))];
  test('of equals is by the shorter way, whoever was asked about first', () => {
    for (const candidates of [[far, near], [near, far]]) expect(order(candidates, {}, only('arrival'))).toEqual(['b', 'a']);
  });
  test('puts whoever may come before whoever may not, however low his score', () => {
    expect(order([candidateWith('b', freeIn(180)), candidateWith('a', { away: true })], {}, only('arrival'))).toEqual(['b', 'a']);
  });
  test('of those who may not come is by id alone', () => {
    const out = { refusedThis: true };
    expect(order([candidateWith('b', { ...out, ...at(1) }), candidateWith('a', { ...out, ...at(9), offersToday: 5 })])).toEqual(['a', 'b']);
  });
});
