import type { Instant } from '../shared/index.ts';
import { defaultWeights, brokenBy, timesOf, travelTable, visitCost, type ExpertPlan, type PlannedTimes, type PlanVisit, type PlanWeights } from './plan-cost.ts';

export type ReplanInput = {
  readonly experts: readonly ExpertPlan[];
  readonly waiting: readonly PlanVisit[];
  readonly weights?: PlanWeights;
  /** How many announced visits may still change their expert; a pass uses at most `changesPerPass` of them. */
  readonly changesLeft: number;
  /** Passes over all visits at most; a pass that finds nothing ends the search. */
  readonly passes?: number;
};

export type MoveReason = 'placed' | 'keeps_promise' | 'sooner' | 'less_travel';

/** A visit that gets another expert, or its first. `arriveAt` before and after, so that a save can check that the plan still holds. */
export type PlanMove = {
  readonly ticketId: string;
  readonly assignmentId: string | null;
  readonly fromExpertId: string | null;
  readonly toExpertId: string;
  readonly before: Instant | null;
  readonly times: PlannedTimes;
  readonly reason: MoveReason;
};

export type PlannedVisit = PlannedTimes & { readonly ticketId: string; readonly assignmentId: string | null };

export type Replan = {
  readonly plans: readonly { readonly expertId: string; readonly visits: readonly PlannedVisit[] }[];
  readonly moves: readonly PlanMove[];
  /** Tickets that fit nobody's plan. */
  readonly unplaced: readonly string[];
  readonly costBefore: number;
  readonly costAfter: number;
};

type Search = {
  readonly experts: readonly ExpertPlan[];
  readonly visits: readonly PlanVisit[];
  /** Expert's position of each visit at the start and now; −1 for nobody. */
  readonly first: readonly number[];
  readonly holder: number[];
  readonly orders: number[][];
  readonly costs: number[];
  readonly mayCome: readonly Uint8Array[];
  readonly travel: (from: number, to: number) => number;
  readonly weights: PlanWeights;
  changesLeft: number;
};

/** A ticket in nobody's plan weighs more than any plan, and a minute by which a fixed visit is broken more than that. */
const unplacedCost = 1e7;
const brokenCost = 1e8;

type Place = { readonly expert: number; readonly position: number; readonly gain: number };

/** Cost of serving visits in this order with one put in at a position (−1: none); Infinity when something does not fit. */
function costOf(search: Search, expert: number, put: { readonly visit: number; readonly position: number }): number {
  const { experts, visits, orders, travel, weights } = search;
  const plan = experts[expert];
  const order = orders[expert];
  if (!plan || !order) return Infinity;
  let at = plan.freeAt;
  let place = visits.length + expert;
  let cost = 0;
  const length = order.length + (put.position >= 0 ? 1 : 0);
  for (let i = 0; i < length; i += 1) {
    const next = put.position < 0 || i < put.position ? order[i] : i === put.position ? put.visit : order[i - 1];
    const visit = next === undefined ? undefined : visits[next];
    if (next === undefined || !visit) return Infinity;
    const times = timesOf(visit, { at, travel: travel(place, next) }, plan.working);
    if (!times) return Infinity;
    cost += visitCost(visit, times, weights) + brokenCost * brokenBy(visit, times, plan.working);
    at = times.finishAt;
    place = next;
  }
  return cost;
}

const nothing = { visit: -1, position: -1 };
const worthwhile = 0.5;

/** The customer knows who comes. */
const isBound = ({ visits, first }: Search, visit: number): boolean => visits[visit]?.hold === 'announced' && (first[visit] ?? -1) >= 0;

/** Takes a visit out and finds the cheapest place for it anywhere, with what that saves against where it was. */
function bestPlace(search: Search, visit: number): Place | null {
  const { experts, holder, first, orders, costs, mayCome, weights } = search;
  const from = holder[visit] ?? -1;
  const home = first[visit] ?? -1;
  const bound = isBound(search, visit);
  const order = orders[from];
  const position = order ? order.indexOf(visit) : -1;
  if (order) order.splice(position, 1);
  const without = from < 0 ? 0 : costOf(search, from, nothing);
  const saved = from < 0 ? unplacedCost : (costs[from] ?? 0) - without + (bound && from !== home ? weights.churn : 0);
  let best: Place | null = null;
  for (let expert = 0; expert < experts.length; expert += 1) {
    if (!mayCome[visit]?.[expert]) continue;
    if (bound && expert !== home && from === home && search.changesLeft <= 0) continue;
    const base = (expert === from ? without : (costs[expert] ?? 0)) - (bound && expert !== home ? weights.churn : 0);
    const length = orders[expert]?.length ?? 0;
    for (let at = 0; at <= length; at += 1) {
      if (expert === from && at === position) continue;
      const gain = saved - (costOf(search, expert, { visit, position: at }) - base);
      if (gain > (best?.gain ?? worthwhile)) best = { expert, position: at, gain };
    }
  }
  if (order) order.splice(position, 0, visit);
  return best;
}

function put(search: Search, visit: number, place: Place): void {
  const { holder, first, orders, costs } = search;
  const from = holder[visit] ?? -1;
  if (from >= 0) orders[from]?.splice(orders[from].indexOf(visit), 1);
  orders[place.expert]?.splice(place.position, 0, visit);
  holder[visit] = place.expert;
  const home = first[visit] ?? -1;
  if (isBound(search, visit)) {
    if (from === home && place.expert !== home) search.changesLeft -= 1;
    if (from !== home && place.expert === home) search.changesLeft += 1;
  }
  if (from >= 0) costs[from] = costOf(search, from, nothing);
  costs[place.expert] = costOf(search, place.expert, nothing);
}

/** Urgent and soonest due first; what nobody has before what somebody has. */
function searchOrder({ visits, holder }: Search): number[] {
  const rank = { urgent: 0, high: 1, normal: 2, low: 3 } as const;
  const movable = visits.map((_, i) => i).filter((i) => visits[i]?.hold !== 'fixed');
  const key = (i: number): readonly number[] => [(holder[i] ?? -1) < 0 ? 0 : 1, rank[visits[i]?.priority ?? 'low'], visits[i]?.dueAt ?? 0];
  return movable.sort((a, b) => {
    const [ka, kb] = [key(a), key(b)];
    return (ka[0] ?? 0) - (kb[0] ?? 0) || (ka[1] ?? 0) - (kb[1] ?? 0) || (ka[2] ?? 0) - (kb[2] ?? 0) || a - b;
  });
}

/** Everything that changes nobody's announced expert, again and again until a pass finds nothing. */
function improveFreely(search: Search, passes: number): void {
  const left = search.changesLeft;
  search.changesLeft = 0;
  for (let pass = 0; pass < passes; pass += 1) {
    let changed = false;
    for (const visit of searchOrder(search)) {
      const place = bestPlace(search, visit);
      if (!place) continue;
      put(search, visit, place);
      changed = true;
    }
    if (!changed) break;
  }
  search.changesLeft += left;
}

/** The few changes of announced experts that are allowed go where they gain most. */
function changeExperts(search: Search): void {
  const gains = search.visits.flatMap((_, visit) => {
    const gain = isBound(search, visit) && search.holder[visit] === search.first[visit] ? (bestPlace(search, visit)?.gain ?? 0) : 0;
    return gain > 0 ? [{ visit, gain }] : [];
  });
  for (const { visit } of gains.sort((a, b) => b.gain - a.gain || a.visit - b.visit)) {
    if (search.changesLeft <= 0) return;
    const place = bestPlace(search, visit);
    if (place) put(search, visit, place);
  }
}

function improve(search: Search, passes: number): void {
  improveFreely(search, passes);
  if (search.changesLeft <= 0) return;
  changeExperts(search);
  improveFreely(search, passes);
}

/** A plan that no longer holds together loses its last free visits until it does. */
function makeHold(search: Search, expert: number): void {
  const order = search.orders[expert] ?? [];
  while (order.length > 0 && costOf(search, expert, nothing) === Infinity) {
    const last = order.findLastIndex((i) => search.visits[i]?.hold !== 'fixed');
    if (last < 0) break;
    for (const dropped of order.splice(last, 1)) search.holder[dropped] = -1;
  }
  search.costs[expert] = costOf(search, expert, nothing);
}

function startSearch({ experts, waiting, weights = defaultWeights, changesLeft }: ReplanInput): Search {
  const visits = [...experts.flatMap((e) => e.visits), ...waiting];
  const first: number[] = [];
  const orders = experts.map((e, expert) => e.visits.map(() => first.push(expert) - 1));
  waiting.forEach(() => first.push(-1));
  const mayCome = visits.map((v) => Uint8Array.from(experts, (e) => (v.mayCome.includes(e.expertId) ? 1 : 0)));
  const search: Search = { experts, visits, first, holder: [...first], orders, costs: experts.map(() => 0), mayCome, travel: travelTable([...visits.map((v) => v.place), ...experts.map((e) => e.place)]), weights, changesLeft: Math.min(changesLeft, weights.changesPerPass) };
  experts.forEach((_, expert) => makeHold(search, expert));
  return search;
}

function timesIn(search: Search, expert: number): Map<number, PlannedTimes> {
  const found = new Map<number, PlannedTimes>();
  const plan = search.experts[expert];
  let at = plan?.freeAt ?? 0;
  let place = search.visits.length + expert;
  for (const i of search.orders[expert] ?? []) {
    const visit = search.visits[i];
    const times = visit && plan ? timesOf(visit, { at, travel: search.travel(place, i) }, plan.working) : null;
    if (!times) break;
    found.set(i, times);
    at = times.finishAt;
    place = i;
  }
  return found;
}

const totalCost = (search: Search): number => search.costs.reduce((a, b) => a + b, 0) + search.holder.filter((h) => h < 0).length * unplacedCost;

function reasonOf(visit: PlanVisit, before: PlannedTimes | undefined, after: PlannedTimes): MoveReason {
  if (!before) return visit.assignmentId === null ? 'placed' : 'keeps_promise';
  if (before.arriveAt > visit.dueAt && after.arriveAt < before.arriveAt) return 'keeps_promise';
  return after.arriveAt < before.arriveAt ? 'sooner' : 'less_travel';
}

/**
 * A better plan for what has not begun, by moving one visit at a time to where the whole costs least. Fixed visits keep
 * expert and times; announced ones change their expert only for a gain above `churn` and at most `changesLeft` of them.
 * Deterministic.
 */
export function replan(input: ReplanInput): Replan {
  const search = startSearch(input);
  const before = input.experts.map((_, expert) => timesIn(search, expert));
  const costBefore = totalCost(search);
  improve(search, input.passes ?? 4);
  const after = input.experts.map((_, expert) => timesIn(search, expert));
  const moves: PlanMove[] = [];
  after.forEach((times, expert) => times.forEach((t, i) => {
    const visit = search.visits[i];
    const from = search.first[i] ?? -1;
    if (!visit || from === expert) return;
    const toExpertId = input.experts[expert]?.expertId ?? '';
    moves.push({ ticketId: visit.ticketId, assignmentId: visit.assignmentId, fromExpertId: input.experts[from]?.expertId ?? null, toExpertId, before: visit.arriveAt, times: t, reason: reasonOf(visit, before[from]?.get(i), t) });
  }));
  const plans = after.map((times, expert) => ({
    expertId: input.experts[expert]?.expertId ?? '',
    visits: [...times].map(([i, t]) => ({ ...t, ticketId: search.visits[i]?.ticketId ?? '', assignmentId: search.visits[i]?.assignmentId ?? null })),
  }));
  return { plans, moves, unplaced: search.visits.filter((_, i) => (search.holder[i] ?? -1) < 0).map((v) => v.ticketId), costBefore, costAfter: totalCost(search) };
}
