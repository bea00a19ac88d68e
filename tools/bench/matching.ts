import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseBatch, chooseInTurns, matchInTurns, solveMatching, type Matching, type MatchingProblem } from '@sysops/domain/dispatch';
import { mostTogether } from '../../apps/server/src/dispatch/assign-together.ts';
import { inTurns } from '../../apps/server/src/dispatch/in-turns.ts';
import { randomFrom } from '../simulate/random.ts';
import { figureOf, missedReaches, shown } from './figures.ts';
import { openHighs } from './highs-matching.ts';
import { wholeBatch } from './whole-batch.ts';

/** Tickets × experts on a plane: near pairs are cheap, three in ten may not be; some rows would rather stay alone. */
export function randomMatching(size: { readonly rows: number; readonly columns: number }, seed: number): MatchingProblem {
  const random = randomFrom(seed);
  const { rows, columns } = size;
  const at = (count: number): (readonly [number, number])[] => Array.from({ length: count }, () => [random.int(0, 1000), random.int(0, 1000)]);
  const [tickets, experts] = [at(rows), at(columns)];
  const costs = new Float64Array(rows * columns);
  tickets.forEach(([x, y], row) => experts.forEach(([ex, ey], column) => {
    costs[row * columns + column] = random.chance(0.3) ? Infinity : Math.round(Math.hypot(x - ex, y - ey));
  }));
  return { rows, columns, costs, alone: Float64Array.from({ length: rows }, () => (random.chance(0.1) ? random.int(0, 300) : 100_000)) };
}

/** Whether the prices prove the optimum: feasible for the dual and as much as the matching costs. Shares no code with the solver. */
export function faultsOfPrices({ rows, columns, costs, alone }: MatchingProblem, { columnOf, cost, rowPrice, columnPrice }: Matching): string[] {
  const faults: string[] = [];
  const users = new Int32Array(columns);
  let real = 0;
  let dual = 0;
  for (let row = 0; row < rows; row += 1) {
    const column = columnOf[row] ?? -1;
    const price = rowPrice[row] ?? NaN;
    real += (column < 0 ? alone[row] : costs[row * columns + column]) ?? NaN;
    dual += price;
    if (column >= 0) users[column] = (users[column] ?? 0) + 1;
    if (!(price <= (alone[row] ?? NaN))) faults.push(`row ${row} is dearer than alone`);
    for (let j = 0; j < columns; j += 1) if (!(price + (columnPrice[j] ?? NaN) <= (costs[row * columns + j] ?? NaN))) faults.push(`pair ${row}, ${j}`);
  }
  for (let column = 0; column < columns; column += 1) {
    dual += columnPrice[column] ?? NaN;
    if (!((columnPrice[column] ?? NaN) <= 0) || (users[column] ?? 0) > 1) faults.push(`column ${column}`);
  }
  if (real !== cost || dual !== cost) faults.push(`cost ${cost}, pairs ${real}, prices ${dual}`);
  return faults;
}

/** Delay of the event loop, p99 in milliseconds, while something goes on; the timer itself takes one. */
async function loopDelay(during: () => Promise<unknown>): Promise<number> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  monitor.enable();
  await during();
  monitor.disable();
  return monitor.percentile(99) / 1e6;
}

/** Often enough in a row that the monitor sees it. */
async function often(times: number, act: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < times; n += 1) await act();
}

/** By round: idle for as long as a batch takes, then a batch. */
async function loopDelays(problems: readonly MatchingProblem[]): Promise<{ readonly idle: number[]; readonly solving: number[] }> {
  const idle: number[] = [];
  const solving: number[] = [];
  for (const problem of problems) {
    idle.push(await loopDelay(() => sleep(200)));
    solving.push(await loopDelay(() => often(20, () => inTurns(matchInTurns(problem)))));
  }
  return { idle, solving };
}

/** By round: a problem as large as the server takes, judged, matched and judged again, in turns and at once. */
async function batchDelays(rounds: number): Promise<{ readonly inTurns: number[]; readonly atOnce: number[] }> {
  const delays = { inTurns: [] as number[], atOnce: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const batch = wholeBatch(mostTogether, round);
    delays.inTurns.push(await loopDelay(() => often(5, () => inTurns(chooseInTurns(batch)))));
    delays.atOnce.push(timed(() => chooseBatch(batch)).ms);
  }
  return delays;
}

const timed = <T>(act: () => T): { readonly value: T; readonly ms: number } => {
  const began = performance.now();
  const value = act();
  return { value, ms: performance.now() - began };
};

/** B4: equal cost to HiGHS up to 200 × 200, proof by prices above, and what the event loop feels of it. */
export async function benchMatching({ rounds }: { readonly rounds: number }): Promise<boolean> {
  const highs = await openHighs();
  const wrong: string[] = [];
  let compared = 0;
  const ratios: number[] = [];
  for (const [rows, columns] of [[10, 40], [40, 10], [50, 50], [30, 200], [100, 100], [200, 200]] as const) {
    const rounded = Array.from({ length: rounds }, (_, i) => {
      const problem = randomMatching({ rows, columns }, 1000 * rows + columns + i);
      const [mine, theirs] = [timed(() => solveMatching(problem)), timed(() => highs(problem))];
      if (mine.value.cost !== Math.round(theirs.value)) wrong.push(`${rows} × ${columns}: ${mine.value.cost} instead of ${theirs.value}`);
      wrong.push(...faultsOfPrices(problem, mine.value));
      compared += 1;
      return { mine: mine.ms, ratio: mine.ms / theirs.ms };
    });
    console.log(`${rows} x ${columns}: ${shown(figureOf(rounded.map((r) => r.mine)))} ms, of HiGHS' time ${shown(figureOf(rounded.map((r) => r.ratio)), 4)}`);
    ratios.push(...rounded.map((r) => r.ratio));
  }
  const large = Array.from({ length: rounds }, (_, i) => randomMatching({ rows: 500, columns: 2000 }, i));
  const times = large.map((problem) => {
    const { value, ms } = timed(() => solveMatching(problem));
    wrong.push(...faultsOfPrices(problem, value));
    return ms;
  });
  const { idle, solving } = await loopDelays(large);
  const delay = figureOf(solving);
  const whole = await batchDelays(rounds);
  const wholeDelay = figureOf(whole.inTurns);
  wrong.push(...missedReaches([{ name: 'event-loop delay p99', value: delay.median, atMost: 20 }, { name: 'event-loop delay p99 of a whole problem', value: wholeDelay.median, atMost: 20 }]));
  console.log(`a problem of ${mostTogether} tickets and 40 experts each: event-loop delay p99 ${shown(wholeDelay, 1)} ms in turns, ${shown(figureOf(whole.atOnce), 1)} ms at once`);
  for (const fault of wrong.slice(0, 10)) console.error(fault);
  console.log(`matching: ${compared} cases of equal cost with HiGHS up to 200 x 200 (time ${shown(figureOf(ratios), 4)} of its), ${large.length} of 500 x 2000 proven by their prices in ${shown(figureOf(times), 0)} ms, event-loop delay p99 ${shown(delay, 1)} ms (idle ${shown(figureOf(idle), 1)}; whole problems of ${mostTogether} tickets ${shown(wholeDelay, 1)}), ${wrong.length} faults`);
  return wrong.length === 0;
}
