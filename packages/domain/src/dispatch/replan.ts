import type { Instant } from '../shared/index.ts';
import type { Priority } from '../tickets/index.ts';
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

/** A visit while plans are tried. `home` had it before, `holder` has it now; null is nobody. */
type Stop = { readonly visit: PlanVisit; readonly place: number; readonly home: Route | null; holder: Route | null; readonly open: ReadonlySet<Route> };
/** An expert's plan while plans are tried. */
type Route = { readonly plan: ExpertPlan; readonly place: number; readonly order: Stop[]; cost: number };

type Search = {
  readonly routes: readonly Route[];
  readonly stops: readonly Stop[];
  readonly travel: (from: number, to: number) => number;
  readonly weights: PlanWeights;
};

/** Where an expert stands after part of his plan, and what that part cost. */
type Standing = { readonly at: Instant; readonly place: number; readonly cost: number; readonly times: PlannedTimes | null };
type Place = { readonly route: Route; readonly position: number; readonly gain: number };

/** A ticket in nobody's plan weighs more than any plan, and a minute by which a fixed visit is broken more than that. */
const unplacedCost = 1e7;
const brokenCost = 1e8;
const worthwhile = 0.5;

const startOf = ({ plan, place }: Route): Standing => ({ at: plan.freeAt, place, cost: 0, times: null });

/** One more visit; null when a promise or the shift stands against it. */
function serve(search: Search, route: Route, next: { readonly from: Standing; readonly stop: Stop }): Standing | null {
  const { from, stop } = next;
  const { working } = route.plan;
  const times = timesOf(stop.visit, { at: from.at, travel: search.travel(from.place, stop.place) }, working);
  if (!times) return null;
  const cost = from.cost + visitCost(stop.visit, times, search.weights) + brokenCost * brokenBy(stop.visit, times, working);
  return { at: times.finishAt, place: stop.place, cost, times };
}

/** Cost of the whole plan when this much of it is done; Infinity when something does not fit. */
function costFrom(search: Search, route: Route, done: { readonly from: Standing; readonly position: number }): number {
  let standing: Standing | null = done.from;
  for (const stop of route.order.slice(done.position)) {
    standing = serve(search, route, { from: standing, stop });
    if (!standing) return Infinity;
  }
  return standing.cost;
}

const costOf = (search: Search, route: Route): number => costFrom(search, route, { from: startOf(route), position: 0 });

/** The cheapest position in one plan: what the plan costs with the visit there. */
function bestPosition(search: Search, route: Route, stop: Stop): { readonly position: number; readonly cost: number } {
  let best = { position: 0, cost: Infinity };
  let from: Standing | null = startOf(route);
  for (let position = 0; from && position <= route.order.length; position += 1) {
    const here = serve(search, route, { from, stop });
    const cost = here ? costFrom(search, route, { from: here, position }) : Infinity;
    if (cost < best.cost) best = { position, cost };
    const passed: Stop | undefined = route.order[position];
    from = passed ? serve(search, route, { from, stop: passed }) : null;
  }
  return best;
}

/** The customer knows who comes. */
const isBound = ({ visit, home }: Stop): boolean => visit.hold === 'announced' && home !== null;

/** What a plan costs beyond its own minutes: the customer hears that somebody else comes. */
const churnIn = (search: Search, stop: Stop, route: Route | null): number => (isBound(stop) && route !== stop.home ? search.weights.churn : 0);

/**
 * Takes a visit out and finds the cheapest place for it, with what that saves against where it was: anywhere, or with the
 * expert whom the customer knows unless it may leave him.
 */
function bestPlace(search: Search, stop: Stop, mayLeave: boolean): Place | null {
  const { holder } = stop;
  const position = holder ? holder.order.indexOf(stop) : 0;
  holder?.order.splice(position, 1);
  const without = holder ? costOf(search, holder) : 0;
  const saved = holder ? holder.cost - without + churnIn(search, stop, holder) : unplacedCost;
  const settled = isBound(stop) && holder === stop.home && !mayLeave;
  let best: Place | null = null;
  for (const route of search.routes) {
    if (!stop.open.has(route) || (settled && route !== holder)) continue;
    const { position: at, cost } = bestPosition(search, route, stop);
    const gain = saved - (cost - (route === holder ? without : route.cost)) - churnIn(search, stop, route);
    if (gain > (best?.gain ?? worthwhile)) best = { route, position: at, gain };
  }
  holder?.order.splice(position, 0, stop);
  return best;
}

function put(search: Search, stop: Stop, { route, position }: Place): void {
  const { holder } = stop;
  if (holder) {
    holder.order.splice(holder.order.indexOf(stop), 1);
    holder.cost = costOf(search, holder);
  }
  route.order.splice(position, 0, stop);
  route.cost = costOf(search, route);
  stop.holder = route;
}

const rank: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** What nobody has before what somebody has, then urgent and soonest due first. */
const byNeed = (a: Stop, b: Stop): number => Number(a.holder !== null) - Number(b.holder !== null) || rank[a.visit.priority] - rank[b.visit.priority] || a.visit.dueAt - b.visit.dueAt;

/** Everything that changes nobody's announced expert, again and again until a pass finds nothing. */
function improveFreely(search: Search, passes: number): void {
  for (let pass = 0, changed = true; changed && pass < passes; pass += 1) {
    changed = false;
    for (const stop of search.stops.filter((s) => s.visit.hold !== 'fixed').sort(byNeed)) {
      const place = bestPlace(search, stop, false);
      if (!place) continue;
      put(search, stop, place);
      changed = true;
    }
  }
}

/** The few changes of announced experts that are allowed go where they gain most. */
function changeExperts(search: Search, changes: number): void {
  const gains = search.stops.filter(isBound).map((stop) => ({ stop, gain: bestPlace(search, stop, true)?.gain ?? 0 }));
  let left = changes;
  for (const { stop } of gains.sort((a, b) => b.gain - a.gain)) {
    const place = left > 0 ? bestPlace(search, stop, true) : null;
    if (!place) continue;
    if (stop.holder === stop.home && place.route !== stop.home) left -= 1;
    put(search, stop, place);
  }
}

/** A plan that no longer holds together loses its last visits that are not fixed until it does. */
function makeHold(search: Search, route: Route): void {
  route.cost = costOf(search, route);
  while (route.cost === Infinity) {
    const last = route.order.findLastIndex((stop) => stop.visit.hold !== 'fixed');
    for (const dropped of route.order.splice(last, 1)) dropped.holder = null;
    route.cost = costOf(search, route);
  }
}

function startSearch({ experts, waiting, weights = defaultWeights }: ReplanInput): Search {
  const places = [...experts.map((e) => e.place), ...experts.flatMap((e) => e.visits.map((v) => v.place)), ...waiting.map((v) => v.place)];
  const routes = experts.map((plan, place): Route => ({ plan, place, order: [], cost: 0 }));
  const stops: Stop[] = [];
  const add = (visit: PlanVisit, home: Route | null): void => {
    const stop: Stop = { visit, place: routes.length + stops.length, home, holder: home, open: new Set(routes.filter((r) => visit.mayCome.includes(r.plan.expertId))) };
    stops.push(stop);
    home?.order.push(stop);
  };
  for (const route of routes) for (const visit of route.plan.visits) add(visit, route);
  for (const visit of waiting) add(visit, null);
  const search: Search = { routes, stops, travel: travelTable(places), weights };
  for (const route of routes) makeHold(search, route);
  return search;
}

/** The times of everything in every plan. */
function timesOfAll(search: Search): Map<Stop, PlannedTimes> {
  const found = new Map<Stop, PlannedTimes>();
  for (const route of search.routes) {
    let standing: Standing | null = startOf(route);
    for (const stop of route.order) {
      standing = standing && serve(search, route, { from: standing, stop });
      if (standing?.times) found.set(stop, standing.times);
    }
  }
  return found;
}

const totalCost = ({ routes, stops }: Search): number => routes.reduce((sum, route) => sum + route.cost, 0) + stops.filter((stop) => !stop.holder).length * unplacedCost;

function reasonOf(visit: PlanVisit, before: PlannedTimes | undefined, after: PlannedTimes): MoveReason {
  if (!before) return visit.assignmentId === null ? 'placed' : 'keeps_promise';
  if (after.arriveAt >= before.arriveAt) return 'less_travel';
  return before.arriveAt > visit.dueAt ? 'keeps_promise' : 'sooner';
}

/** Whoever has another expert now, or his first. */
function movesOf(search: Search, before: ReadonlyMap<Stop, PlannedTimes>, after: ReadonlyMap<Stop, PlannedTimes>): PlanMove[] {
  return search.stops.flatMap((stop) => {
    const { visit, holder, home } = stop;
    const times = after.get(stop);
    if (!holder || holder === home || !times) return [];
    return [{
      ticketId: visit.ticketId, assignmentId: visit.assignmentId, fromExpertId: home?.plan.expertId ?? null, toExpertId: holder.plan.expertId,
      before: visit.arriveAt, times, reason: reasonOf(visit, before.get(stop), times),
    }];
  });
}

/**
 * A better plan for what has not begun, by moving one visit at a time to where the whole costs least. Fixed visits keep
 * expert and times; announced ones change their expert only for a gain above `churn` and at most `changesLeft` of them.
 * Deterministic.
 */
export function replan(input: ReplanInput): Replan {
  const search = startSearch(input);
  const passes = input.passes ?? 4;
  const before = timesOfAll(search);
  const costBefore = totalCost(search);
  improveFreely(search, passes);
  changeExperts(search, Math.min(input.changesLeft, search.weights.changesPerPass));
  improveFreely(search, passes);
  const after = timesOfAll(search);
  const planned = (stop: Stop): PlannedVisit[] => {
    const times = after.get(stop);
    return times ? [{ ...times, ticketId: stop.visit.ticketId, assignmentId: stop.visit.assignmentId }] : [];
  };
  return {
    plans: search.routes.map(({ plan, order }) => ({ expertId: plan.expertId, visits: order.flatMap(planned) })),
    moves: movesOf(search, before, after),
    unplaced: search.stops.filter((stop) => !stop.holder).map((stop) => stop.visit.ticketId),
    costBefore,
    costAfter: totalCost(search),
  };
}
