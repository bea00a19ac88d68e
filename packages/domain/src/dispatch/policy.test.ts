import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreParts } from './decision.ts';
import { inTrial, policyFor, standardPolicy, urgentPolicy } from './policy.ts';

test('the weights of every policy sum to 100', () => {
  for (const { weights } of [standardPolicy, urgentPolicy, policyFor('normal'), policyFor('urgent')]) expect(scoreParts.reduce((sum, part) => sum + weights[part], 0)).toBe(100);
});

test('given a policy that is tried on a share of the tickets, then about that share is decided by it', () => {
  const tails = fc.sample(fc.noBias(fc.nat(0xffff_ffff)), { numRuns: 20_000, seed: 5 });
  const ids = tails.map((tail) => `01940000-0000-7000-8000-0000${tail.toString(16).padStart(8, '0')}`);
  for (const percent of [1, 10, 50, 90]) expect(Math.abs((ids.filter((id) => inTrial(id, percent)).length / ids.length) * 100 - percent)).toBeLessThan(1.5);
});

test('given any ticket, then nobody is at 0, everybody at 100, and whoever is among them stays when the share rises', () => {
  fc.assert(fc.property(fc.uuid({ version: 7 }), fc.nat(100), fc.nat(100), (id, a, b) => {
    expect(inTrial(id, 0)).toBe(false);
    expect(inTrial(id, 100)).toBe(true);
    if (a <= b && inTrial(id, a)) expect(inTrial(id, b)).toBe(true);
  }));
});
