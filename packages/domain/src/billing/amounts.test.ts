import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultBillingPolicy as policy } from './billing-policy.ts';
import { assertOtherPerson, assertRefundable, needsSecondApproval, unusedCents } from './refunds.ts';
import { creditFor, priceIn, smallestChargeCents, taxWithin } from './tax.ts';

describe('tax', () => {
  test.each([['NY', 7900, 316], ['TX', 7900, 494], ['CA', 7900, 0], ['NJ', 19_900, 1319], ['TN', 50, 4]])('%s on %i is %i', (state, net, tax) => {
    expect(priceIn(state, net)).toMatchObject({ netCents: net, taxCents: tax, totalCents: net + tax });
  });
});

test('the tax in a part of a total is its share, and all of it in the whole', () => {
  expect(taxWithin({ netCents: 7900, taxCents: 316 }, 4108)).toBe(158);
  fc.assert(fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 33_000 }), (netCents, taxCents, part) => {
    const partCents = Math.min(part, netCents + taxCents);
    const tax = taxWithin({ netCents, taxCents }, partCents);
    expect(tax).toBeGreaterThanOrEqual(0);
    expect(tax).toBeLessThanOrEqual(Math.min(partCents, taxCents));
    expect(taxWithin({ netCents, taxCents }, netCents + taxCents)).toBe(taxCents);
  }));
});

test('a credit leaves nothing to charge, or something that can be charged', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 40_000 }), (total, balance) => {
    const used = creditFor(total, balance);
    const left = total - used;
    expect(used).toBeGreaterThanOrEqual(0);
    expect(used).toBeLessThanOrEqual(balance);
    if (total >= smallestChargeCents) expect(left === 0 || left >= smallestChargeCents).toBe(true);
  }));
});

describe('money back', () => {
  test('needs a second person above the limit', () => {
    expect([needsSecondApproval({ kind: 'refund', amountCents: 10_000 }, policy), needsSecondApproval({ kind: 'refund', amountCents: 10_001 }, policy)]).toEqual([false, true]);
    expect([needsSecondApproval({ kind: 'credit', amountCents: 5000 }, policy), needsSecondApproval({ kind: 'credit', amountCents: 5001 }, policy)]).toEqual([false, true]);
    expect(() => assertOtherPerson('ann', 'ann')).toThrow(/second person/);
    expect(() => assertOtherPerson('ann', 'bob')).not.toThrow();
  });
  test('is never more than was paid', () => {
    expect(() => assertRefundable({ paidCents: 8000, refundedCents: 3000 }, 5001)).toThrow(/At most \$50\.00/);
    expect(() => assertRefundable({ paidCents: 8000, refundedCents: 3000 }, 5000)).not.toThrow();
  });
  test('of an unused rest is in proportion to time', () => {
    const period = { startsAt: 1000, endsAt: 2000, paidCents: 999 };
    expect([0, 1000, 1500, 1999, 2000, 3000].map((now) => unusedCents(period, now))).toEqual([999, 999, 499, 0, 0, 0]);
  });
});
