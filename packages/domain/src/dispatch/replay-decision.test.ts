import { describe, expect, test } from 'vitest';
import { minute } from '../shared/index.ts';
import { chooseExpert } from './choose-expert.ts';
import { candidateWith, north, now, requestWith } from './dispatch-fixtures.ts';
import { standardPolicy, standardPolicy2 } from './policy.ts';
import { outcomeOf, replayDecision, sameDecision } from './replay-decision.ts';

const request = requestWith();
const inputs = [candidateWith('a'), candidateWith('b', { location: { ...north(10), source: 'home', at: null } }), candidateWith('c', { active: false })];
const keptFor = { a: 'another-ticket' };
const stored = (wanted: number, kept?: typeof keptFor) => ({ request, inputs, policy: standardPolicy2, wanted, decision: chooseExpert(request, inputs, { policy: standardPolicy2, wanted, ...(kept ? { keptFor: kept } : {}) }) });

describe('a stored decision', () => {
  test('is made again from what it was made from, also out of a batch', () => {
    for (const kept of [undefined, keptFor]) for (const wanted of [1, 2]) expect(replayDecision(stored(wanted, kept))).toEqual(stored(wanted, kept).decision);
    expect(replayDecision(stored(1, keptFor)).chosen).toEqual(['b']);
    expect(replayDecision(stored(2)).chosen).toEqual(['a', 'b']);
  });
  test('says what another policy would have said', () => {
    expect(replayDecision(stored(1), standardPolicy).policy).toBe('standard@1');
    expect(replayDecision(stored(1), { ...standardPolicy, maxTravelMinutes: 1 }).chosen).toEqual([]);
  });
  test('is the same when only the order of its keys or an undefined differs', () => {
    const { decision } = stored(1);
    const turned = Object.fromEntries(Object.entries(decision).reverse()) as typeof decision;
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(decision));
    expect(sameDecision(decision, turned)).toBe(true);
    expect(sameDecision(decision, Object.assign({}, decision, { keptFor: undefined }))).toBe(true);
    const verdicts = decision.candidates.map((verdict) => Object.fromEntries(Object.entries(verdict).reverse()) as typeof verdict);
    expect(sameDecision(decision, { ...decision, candidates: verdicts })).toBe(true);
  });
  test('is another when anybody, anything or the order of people differs', () => {
    const { decision } = stored(1);
    const [first, ...rest] = decision.candidates;
    for (const other of [{ ...decision, chosen: ['b'] }, { ...decision, waitingReason: 'all_declined' as const }, { ...decision, at: decision.at + 1 }, { ...decision, candidates: first ? [...rest, first] : [] }]) expect(sameDecision(decision, other)).toBe(false);
  });
});

describe('what a decision means', () => {
  test('is waiting and added travel of the first chosen', () => {
    const { decision } = stored(2);
    const slot = decision.candidates[0]?.slot;
    expect(outcomeOf(decision, now + 60 * minute)).toEqual({ chosen: ['a', 'b'], waitMinutes: ((slot?.arriveAt ?? 0) - now) / minute, travelMinutes: slot?.addedTravelMinutes, late: false });
    const plain = chooseExpert(request, inputs, { policy: standardPolicy, wanted: 1 });
    expect(outcomeOf(plain, now).travelMinutes).toBe(plain.candidates[0]?.slot?.travelMinutes);
  });
  test('is told of the one who was chosen, not of the best whom another ticket has', () => {
    const { decision } = stored(1, keptFor);
    const slot = decision.candidates.find((verdict) => verdict.expertId === 'b')?.slot;
    expect(outcomeOf(decision, now)).toMatchObject({ chosen: ['b'], waitMinutes: ((slot?.arriveAt ?? 0) - now) / minute, travelMinutes: slot?.addedTravelMinutes });
  });
  test('is late when the promise ends before the arrival, not with it', () => {
    const { decision } = stored(1);
    const arriveAt = decision.candidates[0]?.slot?.arriveAt ?? 0;
    expect([outcomeOf(decision, arriveAt).late, outcomeOf(decision, arriveAt - 1).late]).toEqual([false, true]);
  });
  test('of nobody is nothing', () => {
    const nobody = chooseExpert(request, [], { policy: standardPolicy2, wanted: 1 });
    expect(outcomeOf(nobody, now)).toEqual({ chosen: [], waitMinutes: null, travelMinutes: null, late: false });
  });
});
