import { defaultWeights, replan, type ExpertPlan, type PlanVisit, type PlanWeights } from '@sysops/domain/dispatch';
import { day as dayLength, minute } from '@sysops/domain/shared';
import { makeDay, outcomeOf, type Day, type DayPlan } from './day.ts';
import { figureOf, missedReaches, shown } from './figures.ts';
import { runLive } from './live-policy.ts';
import { rateFor } from './policy.ts';

const unrestricted: PlanWeights = { ...defaultWeights, churn: 0, changesPerPass: Infinity };

type Gain = { readonly without: number; readonly limited: number; readonly free: number; readonly changed: number; readonly changedFree: number };

function gainOf(day: Day): Gain {
  const none = runLive(day, { weights: null, churnShare: 0 });
  const limited = runLive(day, { weights: defaultWeights, churnShare: 0.1 });
  const free = runLive(day, { weights: unrestricted, churnShare: Infinity });
  const cost = (run: typeof none): number => outcomeOf(day, run.served).cost * day.tickets.length;
  return { without: cost(none), limited: cost(limited), free: cost(free), changed: limited.changedExpert / day.tickets.length, changedFree: free.changedExpert / day.tickets.length };
}

/** 40 experts who have just begun a job and 300 tickets that nobody has. */
function bigPass(seed: number): { readonly experts: readonly ExpertPlan[]; readonly waiting: readonly PlanVisit[] } {
  const day = makeDay({ seed, region: 'towns', ticketsPerHour: 400, hours: 1, spike: null });
  const working = [{ from: day.from, to: day.from + 3 * dayLength }];
  const experts = day.experts.map((e, i) => ({ expertId: e.id, place: e.home, freeAt: day.from + (i % 12) * 5 * minute, working, visits: [] }));
  const waiting = day.tickets.slice(0, 300).map((t): PlanVisit => ({
    ticketId: t.id, assignmentId: null, place: t.place, workMinutes: t.expectedMinutes, priority: t.priority, waitsFrom: t.raisedAt, earliestArrival: day.from, latestArrival: day.from + 3 * dayLength,
    dueAt: t.dueAt, hold: 'none', arriveAt: null, mayCome: day.experts.filter((e) => e.skills.includes(t.skill)).map((e) => e.id),
  }));
  return { experts, waiting };
}

/** A pass that places all 300 from nothing, and one more over the plans that came out, in seconds. */
function timePass(seed: number): { readonly first: number; readonly again: number } {
  const { experts, waiting } = bigPass(seed);
  if (waiting.length !== 300) throw new Error('The pass needs 300 open jobs');
  const began = performance.now();
  const placed = replan({ experts, waiting, changesLeft: 0 });
  const first = (performance.now() - began) / 1000;
  const byId = new Map(waiting.map((v) => [v.ticketId, v]));
  const planned = experts.map((e): ExpertPlan => ({ ...e, visits: (placed.plans.find((p) => p.expertId === e.expertId)?.visits ?? []).flatMap((v) => {
    const visit = byId.get(v.ticketId);
    return visit ? [{ ...visit, assignmentId: v.ticketId, hold: 'announced' as const, arriveAt: v.arriveAt }] : [];
  }) }));
  const resumed = performance.now();
  replan({ experts: planned, waiting: [], changesLeft: 30 });
  return { first, again: (performance.now() - resumed) / 1000 };
}

/** B6: what background re-planning gains with few changes of announced experts, against none and against no limit. */
export function benchReplan({ rounds }: { readonly rounds: number }): boolean {
  const seeds = Array.from({ length: rounds }, (_, i) => i + 1);
  const base: Omit<DayPlan, 'seed'> = { region: 'towns', ticketsPerHour: rateFor({ region: 'towns', load: 0.6 }, seeds), hours: 14, spike: { times: 10, fromHour: 2, hours: 1 } };
  const gains = seeds.map((seed) => {
    const day = makeDay({ ...base, seed });
    const gain = gainOf(day);
    console.log(`seed ${seed}, ${day.tickets.length} tickets with a 10x spike, cost a ticket: ${[gain.without, gain.limited, gain.free].map((c) => (c / day.tickets.length).toFixed(0)).join(' / ')} without / with / unrestricted; expert changed ${(100 * gain.changed).toFixed(1)} % / ${(100 * gain.changedFree).toFixed(1)} %`);
    return gain;
  });
  const sum = (of: (g: Gain) => number): number => gains.reduce((total, g) => total + of(g), 0);
  const share = (sum((g) => g.without) - sum((g) => g.limited)) / (sum((g) => g.without) - sum((g) => g.free));
  const each = figureOf(gains.map((g) => (g.without - g.limited) / (g.without - g.free)));
  const changed = Math.max(...gains.map((g) => g.changed));
  const passes = seeds.map(timePass);
  const [first, again] = [figureOf(passes.map((p) => p.first)), figureOf(passes.map((p) => p.again))];
  const missed = missedReaches([{ name: 'gain left out', value: 1 - share, atMost: 0.2 }, { name: 'changed experts', value: changed, atMost: 0.1 }, { name: 'a pass', value: Math.max(first.median, again.median), atMost: 1 }]);
  for (const miss of missed) console.error(miss);
  console.log(`replan: ${(100 * share).toFixed(0)} % of the unrestricted gain over ${rounds} seeds (by day ${shown(each)}), announced expert changed for at most ${(100 * changed).toFixed(1)} % of a day's tickets, none en route; 300 open jobs and 40 experts: from nothing ${shown(first)} s, again ${shown(again)} s`);
  return missed.length === 0;
}
