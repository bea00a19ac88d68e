import { describe, expect, test } from 'vitest';
import { day, hour, minute } from '../shared/index.ts';
import { chooseBatch } from './choose-batch.ts';
import { chooseExpert } from './choose-expert.ts';
import type { Candidate, Decision, DispatchPolicy, DispatchRequest } from './decision.ts';
import { candidateWith, midtown, north, now, requestWith } from './dispatch-fixtures.ts';
import { policyAtStep } from './ladder.ts';
import { standardPolicy2, standardPolicy3, urgentPolicy3 } from './policy.ts';
import { replayDecision, sameDecision } from './replay-decision.ts';

const first = policyAtStep(standardPolicy3, 'free_in_area');
const again: Partial<DispatchRequest> = { previousExpertId: 'he', followUpExpertId: 'he' };
const decide = (candidates: readonly Candidate[], request: Partial<DispatchRequest> = again, policy: DispatchPolicy = first): Decision => chooseExpert(requestWith(request), candidates, { policy, wanted: policy.name === 'urgent' ? 3 : 1 });

const near = candidateWith('a', { location: { ...north(1), source: 'fix', at: now } });
const he = (changes: Partial<Candidate> = {}): Candidate => candidateWith('he', { location: { ...north(9), source: 'fix', at: now }, ...changes });
/** On shift from so many hours on. */
const from = (hours: number): Pick<Candidate, 'working'> => ({ working: [{ from: now + hours * hour, to: now + (hours + 8) * hour }] });
const booked = (hours: number): Pick<Candidate, 'plan' | 'working'> => ({ plan: [{ assignmentId: 'x', from: now - hour, arriveAt: now - hour, to: now + hours * hour, place: midtown }], working: [{ from: now - 2 * hour, to: now + 3 * day }] });

describe('a follow-up visit', () => {
  test.each<readonly [string, Partial<Candidate>]>([
    ['is farther away', {}],
    ['is on shift in twenty hours', from(20)],
    ['is at work for five hours', booked(5)],
  ])('given who was there before %s, then it is his and nobody else is asked', (_, changes) => {
    const decision = decide([near, he(changes)]);
    expect(decision).toMatchObject({ chosen: ['he'], waitingReason: null, followUp: { expertId: 'he', kept: true, because: 'was there before' } });
    expect(decision.candidates[0]?.expertId).toBe('he');
    expect(decision.candidates.find((v) => v.expertId === 'a')?.eligible).toBe(true);
  });

  test.each<readonly [string, Partial<Candidate>, Partial<DispatchRequest>, string]>([
    ['is on shift only in 25 hours', from(25), {}, 'not on shift for travel and work within 24 h'],
    ['is at work for more than a day', booked(25), {}, 'cannot arrive in time within 24 h'],
    ['has no gap for it on his shift', { ...booked(5), working: [{ from: now - 2 * hour, to: now + 5.5 * hour }] }, {}, 'no free stretch long enough within 24 h'],
    ['lives too far away', { location: { ...north(100), source: 'home', at: null }, serviceArea: { kind: 'circle', center: midtown, radiusKm: 300 } }, {}, 'too far to travel within 24 h'],
    ['is away', { away: true }, {}, 'set away'],
    ['has left', { active: false }, {}, 'account not active'],
    ['lacks a skill that he found the job to need', {}, { requiredSkills: [{ skill: 'valves', level: 1 }] }, 'lacks valves 1'],
    ['is excluded for this ticket', {}, { excludedExpertIds: ['he'] }, 'excluded by the customer'],
    ['is excluded for every visit', { customerWish: 'excluded' }, {}, 'excluded by the customer for every visit'],
    ['has given it back', { refusedThis: true }, {}, 'declined or let it expire within 24 h'],
    ['cannot come in the window', from(6), { window: { kind: 'window', from: now + hour, to: now + 3 * hour } }, 'not on shift for travel and work in the customer’s window'],
  ])('given who was there before %s, then others are asked and the record says why', (_, changes, request, because) => {
    const able = candidateWith('a', { skills: [...near.skills, { skill: 'valves', level: 3, expiresAt: null }] });
    expect(decide([able, he(changes)], { ...again, ...request })).toMatchObject({ chosen: ['a'], followUp: { expertId: 'he', kept: false, because } });
  });

  test('given he is not among those looked at, then the record says so', () => {
    expect(decide([near])).toMatchObject({ chosen: ['a'], followUp: { kept: false, because: 'not among the experts looked at' } });
  });
  test('given he can come in the window, then others that come sooner in it are not asked', () => {
    const window = { kind: 'window' as const, from: now + 2 * hour, to: now + 5 * hour };
    expect(decide([near, he({ working: [{ from: now + 3 * hour, to: now + 9 * hour }] })], { ...again, window }).chosen).toEqual(['he']);
  });
  test('that is urgent waits for him only as long as the promised arrival holds', () => {
    const urgent = (hours: number) => decide([near, he(from(hours))], { ...again, priority: 'urgent', arriveDue: now + 4 * hour }, policyAtStep(urgentPolicy3, 'free_in_area'));
    expect(urgent(3)).toMatchObject({ chosen: ['he'], followUp: { kept: true } });
    expect(urgent(4)).toMatchObject({ chosen: ['a'], followUp: { kept: false, because: 'cannot arrive in time within the promised time' } });
  });
  test('is nothing to a policy before version 3, to a first visit, or beside a manager’s pin', () => {
    for (const decision of [decide([near, he(from(20))], again, standardPolicy2), decide([near, he()], {})]) expect(decision).not.toHaveProperty('followUp');
    expect(decide([near, he()], { ...again, requiredExpertId: 'a' })).toMatchObject({ chosen: ['a'], followUp: { kept: false, because: 'another expert is pinned' } });
  });
  test('replays to the same answer', () => {
    const candidates = [near, he(from(20))];
    const stored = { request: requestWith(again), inputs: candidates, policy: first, wanted: 1, decision: decide(candidates) };
    expect(sameDecision(replayDecision(stored), stored.decision)).toBe(true);
    expect(replayDecision(stored, standardPolicy2).chosen).toEqual(['a']);
  });
});

test('given a batch in which a more urgent ticket needs the same expert, then the follow-up waits for him instead of going to another', () => {
  const candidates = [near, he({ skills: [{ skill: 'tv-repair', level: 2, expiresAt: null }, { skill: 'valves', level: 2, expiresAt: null }] })];
  const followUp = { request: requestWith({ ...again, ticketId: 'f' }), candidates, policy: first, wanted: 1 };
  const rare = { request: requestWith({ ticketId: 'r', priority: 'high', requiredSkills: [{ skill: 'valves', level: 1 }] }), candidates, policy: first, wanted: 1 };
  const decided = chooseBatch([followUp, rare]);
  expect(decided.map(({ decision }) => [decision.ticketId, decision.chosen])).toEqual([['r', ['he']], ['f', ['he']]]);
  const [one, two] = decided.map(({ decision }) => decision.candidates.find((v) => v.expertId === 'he')?.slot);
  expect(two?.departAt).toBeGreaterThanOrEqual(one?.finishAt ?? Infinity);
});

describe('"all have declined", from version 3', () => {
  const refused: Partial<Candidate> = { refusedThis: true };
  const reason = (...experts: readonly Partial<Candidate>[]) => decide(experts.map((changes, i) => candidateWith(`e${i}`, changes)), {}).waitingReason;

  test.each<readonly [string, readonly Partial<Candidate>[], Decision['waitingReason']]>([
    ['the only one who could come now said no, another is off shift', [refused, { working: [] }], 'all_declined'],
    ['the only one who could come now said no, another is away', [refused, { away: true }], 'all_declined'],
    ['the only one who could come now said no, another is booked', [refused, booked(9)], 'all_declined'],
    ['one said no and could not come any more, another is off shift', [{ ...refused, working: [] }, { working: [] }], 'no_expert_on_shift'],
    ['one said no and is booked by now, another is booked', [{ ...refused, ...booked(9) }, booked(9)], 'all_experts_booked'],
    ['one said no, another can come', [refused, {}], null],
  ])('given %s', (_, experts, expected) => {
    expect(reason(...experts)).toBe(expected);
  });
  test('given one said no and a batch gives the other one elsewhere, then not all have declined', () => {
    expect(chooseExpert(requestWith(), [candidateWith('a', refused), candidateWith('b')], { policy: first, wanted: 1, keptFor: { b: 'another' } })).toMatchObject({ chosen: [], waitingReason: 'no_expert_on_shift' });
  });
  test('given another expert still has time soon after, then the ladder asks him at its next step', () => {
    const later = candidateWith('b', { plan: [{ assignmentId: 'x', from: now - hour, arriveAt: now - hour, to: now + 90 * minute, place: midtown }] });
    const candidates = [candidateWith('a', refused), later];
    expect(decide(candidates, {}).waitingReason).toBe('all_declined');
    expect(decide(candidates, {}, policyAtStep(standardPolicy3, 'finishing_soon')).chosen).toEqual(['b']);
  });
});
