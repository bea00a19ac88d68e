import { defaultWeights } from '@sysops/domain/dispatch';
import { makeDay, outcomeOf, type Day, type DayPlan, type Outcome, type Region } from './day.ts';
import { figureOf, missedReaches, shown, type Reach } from './figures.ts';
import { firstComeFirstServed } from './first-come.ts';
import { runLive } from './live-policy.ts';

const dayHours = 14;
type Scene = { readonly name: string; readonly region: Region; readonly load: number; readonly times: number };
const scenes: readonly Scene[] = [
  { name: '60 % load', region: 'towns', load: 0.6, times: 1 },
  { name: '85 % load', region: 'towns', load: 0.85, times: 1 },
  { name: '10x spike', region: 'towns', load: 0.6, times: 10 },
  { name: '20x spike', region: 'towns', load: 0.6, times: 20 },
  { name: '85 % load, one city', region: 'city', load: 0.85, times: 1 },
];

const planOf = (scene: Scene, seed: number, ticketsPerHour: number): DayPlan => ({ seed, region: scene.region, ticketsPerHour, hours: dayHours, spike: scene.times > 1 ? { times: scene.times, fromHour: 2, hours: 1 } : null });

/** The rate at which the yardstick keeps its experts busy for this share of the day, over these seeds. */
export function rateFor(scene: Pick<Scene, 'region' | 'load'>, seeds: readonly number[]): number {
  let low = 5;
  let high = 60;
  for (let i = 0; i < 10; i += 1) {
    const rate = (low + high) / 2;
    const days = seeds.map((seed) => makeDay({ seed, region: scene.region, ticketsPerHour: rate, hours: dayHours, spike: null }));
    const busy = days.reduce((sum, day) => sum + outcomeOf(day, firstComeFirstServed(day)).busy, 0) / seeds.length;
    if (busy < scene.load) low = rate;
    else high = rate;
  }
  return low;
}

type Pair = { readonly day: Day; readonly theirs: Outcome; readonly ours: Outcome; readonly changed: number };

function playDay(plan: DayPlan): Pair {
  const day = makeDay(plan);
  const theirs = outcomeOf(day, firstComeFirstServed(day));
  const { served, changedExpert } = runLive(day, { weights: defaultWeights, churnShare: 0.1 });
  return { day, theirs, ours: outcomeOf(day, served), changed: changedExpert / day.tickets.length };
}

const describe = (o: Outcome): string => `wait ${o.wait.toFixed(1)} min, p95 ${o.waitP95.toFixed(0)}, travel ${o.travel.toFixed(1)}, breach ${(100 * o.breach).toFixed(1)} %, of urgent and high ${(100 * o.priorityBreach).toFixed(1)} %, busy ${o.busy.toFixed(2)}`;

/** Breaches are rare in a single day, so their ratio is taken over all days together. */
function pooled(pairs: readonly Pair[], of: (o: Outcome) => number): number {
  const total = (side: 'ours' | 'theirs'): number => pairs.reduce((sum, p) => sum + of(p[side]) * p.day.tickets.length, 0);
  return total('theirs') === 0 ? (total('ours') === 0 ? 0 : Infinity) : total('ours') / total('theirs');
}

function judge(scene: Scene, pairs: readonly Pair[]): { readonly line: string; readonly reaches: readonly Reach[] } {
  const ratio = (of: (o: Outcome) => number) => figureOf(pairs.map((p) => of(p.ours) / of(p.theirs)));
  const [wait, p95, travel] = [ratio((o) => o.wait), ratio((o) => o.waitP95), ratio((o) => o.travel)];
  const [breach, priority] = [pooled(pairs, (o) => o.breach), pooled(pairs, (o) => o.priorityBreach)];
  const line = `${scene.name}: wait ${shown(wait)}, p95 wait ${shown(p95)}, travel ${shown(travel)}, breach ${breach.toFixed(2)}, priority breach ${priority.toFixed(2)}`;
  const at = (name: string, value: number, atMost: number): Reach => ({ name: `${scene.name} ${name}`, value, atMost });
  if (scene.region === 'city') return { line, reaches: [at('wait', wait.median, 1), at('travel', travel.median, 1)] };
  if (scene.load === 0.85) return { line, reaches: [at('wait', wait.median, 0.6), at('travel', travel.median, 0.5)] };
  if (scene.times === 10) return { line, reaches: [at('breach', breach, 0.3), at('priority breach', priority, 0.25)] };
  return { line, reaches: [at('wait', wait.median, 1), at('travel', travel.median, 1), at('breach', breach, 1), at('priority breach', priority, 1)] };
}

/** B5: simulated days under the product's rules against first come, first served to the nearest free expert; same seeds. */
export function benchPolicy({ rounds }: { readonly rounds: number }): boolean {
  const seeds = Array.from({ length: rounds }, (_, i) => i + 1);
  const lines: string[] = [];
  const missed: string[] = [];
  for (const scene of scenes) {
    const rate = rateFor(scene, seeds);
    console.log(`${scene.name}: ${rate.toFixed(1)} tickets an hour, 40 experts`);
    const pairs = seeds.map((seed) => {
      const pair = playDay(planOf(scene, seed, rate));
      console.log(`  seed ${seed}, ${pair.day.tickets.length} tickets\n    yardstick ${describe(pair.theirs)}\n    product   ${describe(pair.ours)}, expert changed ${(100 * pair.changed).toFixed(1)} %`);
      return pair;
    });
    const { line, reaches } = judge(scene, pairs);
    lines.push(line);
    missed.push(...missedReaches(reaches));
    console.log(`  ${line}`);
  }
  for (const miss of missed) console.error(miss);
  console.log(`policy (product / yardstick, median and ends of ${rounds} seeds): ${lines.join('; ')}`);
  return missed.length === 0;
}
