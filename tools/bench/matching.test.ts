import { solveMatching } from '@sysops/domain/dispatch';
import { expect, test } from 'vitest';
import { openHighs } from './highs-matching.ts';
import { faultsOfPrices, randomMatching } from './matching.ts';

test('costs what HiGHS says, up to 200 × 200', async () => {
  const highs = await openHighs();
  for (const [rows, columns] of [[1, 1], [3, 7], [12, 5], [40, 40], [60, 120], [200, 200]] as const) {
    const problem = randomMatching({ rows, columns }, rows + columns);
    const matching = solveMatching(problem);
    expect([matching.cost, faultsOfPrices(problem, matching)]).toEqual([Math.round(highs(problem)), []]);
  }
}, 120_000);

test('the proof by prices finds a matching that is not the best', () => {
  const problem = randomMatching({ rows: 20, columns: 30 }, 1);
  const best = solveMatching(problem);
  expect(faultsOfPrices(problem, { ...best, cost: best.cost + 1 })).not.toEqual([]);
  expect(faultsOfPrices(problem, { ...best, rowPrice: best.rowPrice.map((p) => p + 1) })).not.toEqual([]);
  expect(faultsOfPrices(problem, { ...best, columnOf: best.columnOf.map(() => -1) })).not.toEqual([]);
});
