import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../shared/effort-fixture.ts';
import { solveMatching, startMatching, type Matching, type MatchingProblem } from './matching.ts';

const problemOf = (costs: readonly (readonly number[])[], alone: readonly number[]): MatchingProblem => ({ rows: costs.length, columns: costs[0]?.length ?? 0, costs: Float64Array.from(costs.flat()), alone: Float64Array.from(alone) });

const arbitrary = (maxRows: number, maxColumns: number) => fc.tuple(fc.integer({ min: 0, max: maxRows }), fc.integer({ min: 0, max: maxColumns })).chain(([rows, columns]) => fc.record({
  rows: fc.constant(rows), columns: fc.constant(columns),
  costs: fc.array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 60 }) }, { weight: 1, arbitrary: fc.constant(Infinity) }), { minLength: rows * columns, maxLength: rows * columns }).map((all) => Float64Array.from(all)),
  alone: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: rows, maxLength: rows }).map((all) => Float64Array.from(all)),
}));

/** Every way there is. */
function cheapest(problem: MatchingProblem, row = 0, taken = 0): number {
  if (row === problem.rows) return 0;
  let best = (problem.alone[row] ?? 0) + cheapest(problem, row + 1, taken);
  for (let column = 0; column < problem.columns; column += 1) {
    const cost = problem.costs[row * problem.columns + column] ?? Infinity;
    if (cost < Infinity && !(taken & (1 << column))) best = Math.min(best, cost + cheapest(problem, row + 1, taken | (1 << column)));
  }
  return best;
}

function proof(problem: MatchingProblem, { columnOf, cost, rowPrice, columnPrice }: Matching): string[] {
  const wrong: string[] = [];
  const used = [...columnOf].filter((column) => column >= 0);
  if (new Set(used).size !== used.length) wrong.push('a column twice');
  for (let row = 0; row < problem.rows; row += 1) {
    if ((rowPrice[row] ?? 0) > (problem.alone[row] ?? 0)) wrong.push(`row ${row} dearer than alone`);
    for (let column = 0; column < problem.columns; column += 1) if ((rowPrice[row] ?? 0) + (columnPrice[column] ?? 0) > (problem.costs[row * problem.columns + column] ?? 0)) wrong.push(`pair ${row},${column}`);
  }
  columnPrice.forEach((price, column) => { if (price > 0 || (price < 0 && !used.includes(column))) wrong.push(`column ${column}`); });
  const prices = [...rowPrice, ...columnPrice].reduce((a, b) => a + b, 0);
  if (prices !== cost) wrong.push(`prices sum to ${prices}, not ${cost}`);
  return wrong;
}

describe('a matching', () => {
  test('gives the last expert with the skill to the ticket that needs him', () => {
    expect([...solveMatching(problemOf([[1, 2], [1, Infinity]], [100, 100])).columnOf]).toEqual([1, 0]);
  });
  test('leaves a row alone when nothing is allowed or nothing is worth it', () => {
    expect(solveMatching(problemOf([[Infinity, Infinity], [5, 9]], [7, 4]))).toMatchObject({ columnOf: Int32Array.of(-1, -1), cost: 11 });
  });
  test('lets the cheaper one stay alone when there are too few columns', () => {
    expect([...solveMatching(problemOf([[3], [4]], [10, 50])).columnOf]).toEqual([-1, 0]);
  });
  test('takes nobody away for the same cost', () => {
    expect([...solveMatching(problemOf([[1], [1]], [10, 10])).columnOf]).toEqual([0, -1]);
  });
  test('leaves a row alone that costs as much with a column', () => expect([...solveMatching(problemOf([[5], [4]], [5, 9])).columnOf]).toEqual([-1, 0]));
  test('under way leaves alone what it has not come to', () => {
    const run = startMatching(problemOf([[1, 2], [2, 1]], [100, 100]));
    expect([run.step(1), [...run.result().columnOf]]).toEqual([false, [0, -1]]);
    expect([run.step(1), [...run.result().columnOf]]).toEqual([true, [0, 1]]);
  });
  test('of nothing is nothing', () => {
    expect(solveMatching(problemOf([], []))).toMatchObject({ cost: 0 });
    expect([...solveMatching({ rows: 2, columns: 0, costs: new Float64Array(), alone: Float64Array.of(1, 2) }).columnOf]).toEqual([-1, -1]);
  });
  test('costs as little as the best of all ways', () => {
    fc.assert(fc.property(arbitrary(6, 6), (problem) => {
      const matching = solveMatching(problem);
      expect(matching.cost).toBe(cheapest(problem));
      expect(proof(problem, matching)).toEqual([]);
    }), { numRuns: runs(3000) });
  });
  test('proves itself by its prices where trying all ways is hopeless', () => {
    fc.assert(fc.property(arbitrary(60, 90), (problem) => {
      expect(proof(problem, solveMatching(problem))).toEqual([]);
    }), { numRuns: runs(100) });
  });
  test('in slices is the same as at once', () => {
    fc.assert(fc.property(arbitrary(12, 9), fc.integer({ min: 1, max: 5 }), (problem, slice) => {
      const run = startMatching(problem);
      let steps = 1;
      while (!run.step(slice)) steps += 1;
      expect(steps).toBe(Math.max(1, Math.ceil(problem.rows / slice)));
      expect(run.result()).toEqual(solveMatching(problem));
    }), { numRuns: runs(200) });
  });
});
