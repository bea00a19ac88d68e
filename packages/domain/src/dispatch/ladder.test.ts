import { describe, expect, test } from 'vitest';
import { minute } from '../shared/index.ts';
import { chooseExpert } from './choose-expert.ts';
import type { Candidate } from './decision.ts';
import { candidateWith, midtown, north, now, requestWith } from './dispatch-fixtures.ts';
import { ladderAt, ladderSteps, policyAtStep, type LadderStep } from './ladder.ts';
import { standardPolicy2, urgentPolicy2 } from './policy.ts';

const at = (priority: 'urgent' | 'high' | 'normal' | 'low', minutes: number) => ladderAt(priority, now, now + minutes * minute);

describe('a ticket that waits', () => {
  test.each([
    ['urgent', [[0, 'free_in_area'], [1, 'finishing_soon'], [2, 'neighbouring_areas'], [5, 'manager']]],
    ['high', [[0, 'free_in_area'], [2, 'finishing_soon'], [6, 'neighbouring_areas'], [12, 'offer_next_day'], [20, 'manager']]],
    ['normal', [[0, 'free_in_area'], [3, 'finishing_soon'], [10, 'neighbouring_areas'], [20, 'offer_next_day'], [30, 'manager']]],
    ['low', [[0, 'free_in_area'], [5, 'finishing_soon'], [20, 'neighbouring_areas'], [40, 'offer_next_day'], [60, 'manager']]],
  ] as const)('%s widens on time and ends with a person', (priority, steps) => {
    for (const [i, [minutes, step]] of steps.entries()) {
      const next = steps[i + 1];
      expect(at(priority, minutes)).toEqual({ step, next: next ? { step: next[1], at: now + next[0] * minute } : null });
      if (next) expect(at(priority, next[0] - 1 / 60).step).toBe(step);
    }
    expect(at(priority, 100_000)).toEqual({ step: 'manager', next: null });
  });
  test('that a clock finds before it began is at the first step', () => expect(at('low', -1).step).toBe('free_in_area'));
});

describe('each step lets more through and nobody less', () => {
  const busy = (minutes: number) => candidateWith('a', { plan: [{ assignmentId: 'x', from: now - 60 * minute, arriveAt: now - 50 * minute, to: now + minutes * minute, place: midtown }] });
  const strange = candidateWith('a', { serviceArea: { kind: 'zips', zips: ['11111'] } });
  const unskilled = candidateWith('a', { skills: [] });
  const far = candidateWith('a', { location: { ...north(90), source: 'home', at: null } });
  const passes = (candidate: Candidate) => ladderSteps.filter((step: LadderStep) => chooseExpert(requestWith(), [candidate], { policy: policyAtStep(standardPolicy2, step), wanted: 1 }).chosen.length > 0);
  test('who is free', () => expect(passes(candidateWith('a'))).toEqual([...ladderSteps]));
  test('who finishes within the hour', () => expect([passes(busy(60)), passes(busy(61))]).toEqual([[...ladderSteps], ladderSteps.slice(1)]));
  test('who finishes within two', () => expect([passes(busy(120)), passes(busy(121))]).toEqual([ladderSteps.slice(1), []]));
  test('who works next door', () => expect(passes(strange)).toEqual(ladderSteps.slice(2)));
  test('never who lacks the skill or is too far', () => expect([passes(unskilled), passes(far)]).toEqual([[], []]));
  test('urgent has no areas from the start', () => {
    expect(policyAtStep(urgentPolicy2, 'free_in_area').areaRequired).toBe(false);
    expect(chooseExpert(requestWith({ priority: 'urgent' }), [strange], { policy: policyAtStep(urgentPolicy2, 'free_in_area'), wanted: 1 }).chosen).toEqual(['a']);
  });
  test('a window of tomorrow is planned at once', () => {
    const window = { kind: 'window' as const, from: now + 200 * minute, to: now + 300 * minute };
    expect(chooseExpert(requestWith({ window }), [busy(150)], { policy: policyAtStep(standardPolicy2, 'free_in_area'), wanted: 1 }).chosen).toEqual(['a']);
  });
});
