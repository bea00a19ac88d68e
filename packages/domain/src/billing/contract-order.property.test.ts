import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../shared/index.ts';
import { bought, fail, pay, play, start } from './contract-fixtures.ts';
import type { Contract } from './contract.ts';
import type { ContractCommand } from './contract-lifecycle.ts';

/** Everything of a contract but how often it was written. */
const substance = ({ version, ...rest }: Contract): object => (expect(version).toBeGreaterThan(0), rest);

/** What Stripe reports of a contract's life: two failed tries and a 3-D Secure question of a renewal are failures alike. */
const lifecycle: readonly ContractCommand[] = [pay(1), fail(2), fail(2), fail(2), pay(2), fail(3)];

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe('the lifecycle events of one contract', () => {
  const now = start + 400 * day;
  const inOrder = substance(play(bought, ...lifecycle.map((command) => ({ command, at: now }))));

  test('end in one state in each of the 720 orders', () => {
    const orders = permutations(lifecycle);
    expect(orders).toHaveLength(720);
    expect(inOrder).toMatchObject({ status: 'grace', paidThrough: 2, failed: [{ period: 3 }] });
    for (const order of orders) expect(substance(play(bought, ...order.map((command) => ({ command, at: now }))))).toEqual(inOrder);
  });

  test('end in that state however often each is repeated', () => {
    const repeated = fc.array(fc.constantFrom(...lifecycle), { maxLength: 20 }).chain((extra) => fc.shuffledSubarray([...lifecycle, ...extra], { minLength: lifecycle.length + extra.length }));
    fc.assert(fc.property(repeated, (order) => {
      expect(substance(play(bought, ...order.map((command) => ({ command, at: now }))))).toEqual(inOrder);
    }), { numRuns: 1000 });
  });

  test('more periods paid in any order are paid once each', () => {
    fc.assert(fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 7 }), fc.array(fc.integer({ min: 1, max: 7 })), (order, again) => {
      const paid = play(bought, ...[...order, ...again].map((period) => ({ command: pay(period), at: now })));
      expect(paid).toMatchObject({ status: 'active', paidThrough: 7, paidAhead: [], planVersionId: 'version-7' });
    }));
  });
});
