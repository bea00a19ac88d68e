import { expect, test } from 'vitest';
import { chooseExpert } from './choose-expert.ts';
import type { Candidate, DispatchRequest } from './decision.ts';
import { candidateWith, north, now, requestWith } from './dispatch-fixtures.ts';
import { standardPolicy2 } from './policy.ts';

const decide = (candidates: readonly Candidate[], request: Partial<DispatchRequest> = {}) => chooseExpert(requestWith(request), candidates, { policy: standardPolicy2, wanted: 1 });
const away = (km: number): Pick<Candidate, 'location'> => ({ location: { ...north(km), source: 'fix', at: now } });
const continuity = (candidate: Candidate, previousExpertId: string | null) => decide([candidate], { previousExpertId }).candidates[0]?.score?.parts.find((p) => p.part === 'continuity')?.value;

test('given an expert whom the customer excludes for every visit, then he is out, and the record says whose wish it was', () => {
  const decision = decide([candidateWith('a', { customerWish: 'excluded' }), candidateWith('b', away(20))]);
  expect(decision.chosen).toEqual(['b']);
  expect(decision.candidates.find((v) => v.expertId === 'a')?.rules.filter((r) => !r.passed)).toEqual([{ rule: 'not_excluded', passed: false, detail: 'excluded by the customer for every visit' }]);
});

test('given a manager’s pin on an excluded expert, then the exclusion still holds', () => {
  expect(decide([candidateWith('a', { customerWish: 'excluded' })], { requiredExpertId: 'a' }).chosen).toEqual([]);
});

test('given two who come about as soon, then the one whom the customer likes is chosen; a long way beats the wish', () => {
  expect(decide([candidateWith('a', away(3)), candidateWith('b', { ...away(4), customerWish: 'preferred' })]).chosen).toEqual(['b']);
  expect(decide([candidateWith('a', away(3)), candidateWith('b', { ...away(25), customerWish: 'preferred' })]).chosen).toEqual(['a']);
});

test('a general wish counts in full when the ticket names nobody, half when it names somebody else', () => {
  const liked = candidateWith('a', { customerWish: 'preferred' });
  expect([continuity(liked, null), continuity(liked, 'b'), continuity(liked, 'a'), continuity(candidateWith('a'), null), continuity(candidateWith('a'), 'a')]).toEqual([100, 50, 100, 0, 100]);
});
