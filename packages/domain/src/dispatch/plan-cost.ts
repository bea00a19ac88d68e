import { minute, type Instant, type Interval, type LatLng } from '../shared/index.ts';
import type { Priority } from '../tickets/index.ts';
import { travelMinutes } from './travel.ts';

/** A visit that has not begun, or a ticket that waits for one. */
export type PlanVisit = {
  readonly ticketId: string;
  /** Null while nobody has it. */
  readonly assignmentId: string | null;
  readonly place: LatLng;
  readonly workMinutes: number;
  readonly priority: Priority;
  /** Waiting counts from here: the ticket's creation, or its window's start. */
  readonly waitsFrom: Instant;
  readonly earliestArrival: Instant;
  readonly latestArrival: Instant;
  /** SLA clock "arrive" ends here. */
  readonly dueAt: Instant;
  /** `fixed` (pinned, offered, en route): expert and times stay. `announced`: the customer knows the expert; he changes only in need. */
  readonly hold: 'none' | 'announced' | 'fixed';
  /** The arrival that holds so far; null while nobody has it. */
  readonly arriveAt: Instant | null;
  /** Experts who pass every hard rule that is not about time. */
  readonly mayCome: readonly string[];
};

/** An expert from the moment and the place where he is free, and what he has then, in order. */
export type ExpertPlan = { readonly expertId: string; readonly place: LatLng; readonly freeAt: Instant; readonly working: readonly Interval[]; readonly visits: readonly PlanVisit[] };

export type PlanWeights = {
  /** How much a minute of waiting counts by priority; a minute of travel counts 1. */
  readonly wait: Readonly<Record<Priority, number>>;
  /** Waiting counts double after so many minutes, threefold after twice as many: nobody is starved for the sake of the mean. */
  readonly patienceMinutes: number;
  /** A missed promise counts as so many minutes of waiting, and each minute beyond it so many more. */
  readonly missed: number;
  readonly late: number;
  /** Minutes of gain below which an announced visit stays with its expert, and how many may leave theirs in one pass. */
  readonly churn: number;
  readonly changesPerPass: number;
};

/** Source: tuned on the simulated days of the policy benchmark. */
export const defaultWeights: PlanWeights = { wait: { urgent: 3.2, high: 1.6, normal: 0.8, low: 0.4 }, patienceMinutes: 120, missed: 120, late: 1, churn: 8, changesPerPass: 2 };

const maxTravel: Readonly<Record<Priority, number>> = { urgent: 120, high: 60, normal: 60, low: 60 };

export type PlannedTimes = { readonly departAt: Instant; readonly arriveAt: Instant; readonly finishAt: Instant; readonly travelMinutes: number };

/**
 * When an expert who is free there and then serves the visit; null when a promise or a shift stands against it. A fixed
 * visit always has times: it comes later when there is no other way.
 */
export function timesOf(visit: PlanVisit, free: { readonly at: Instant; readonly travel: number }, working: readonly Interval[]): PlannedTimes | null {
  const { travel } = free;
  const way = travel * minute;
  const work = visit.workMinutes * minute;
  if (visit.hold === 'fixed' && visit.arriveAt !== null) {
    const arriveAt = Math.max(visit.arriveAt, free.at + way);
    return { departAt: arriveAt - way, arriveAt, finishAt: arriveAt + work, travelMinutes: travel };
  }
  if (travel > maxTravel[visit.priority]) return null;
  const ready = Math.max(free.at, visit.earliestArrival - way);
  for (const span of working) {
    const departAt = Math.max(ready, span.from);
    if (departAt + way + work > span.to) continue;
    const arriveAt = departAt + way;
    return arriveAt > visit.latestArrival ? null : { departAt, arriveAt, finishAt: arriveAt + work, travelMinutes: travel };
  }
  return null;
}

/** By how many minutes a fixed visit would come later than fixed, one more when outside the shift; 0 when it holds. */
export function brokenBy(visit: PlanVisit, times: PlannedTimes, working: readonly Interval[]): number {
  if (visit.hold !== 'fixed' || visit.arriveAt === null) return 0;
  const onShift = working.some((span) => span.from <= times.departAt && times.finishAt <= span.to);
  return (times.arriveAt - visit.arriveAt) / minute + (onShift ? 0 : 1);
}

/** What a visit at that time costs, in minutes. */
export function visitCost(visit: Pick<PlanVisit, 'priority' | 'waitsFrom' | 'dueAt'>, times: Pick<PlannedTimes, 'arriveAt' | 'travelMinutes'>, weights: PlanWeights): number {
  const weight = weights.wait[visit.priority];
  const waited = Math.max(0, times.arriveAt - visit.waitsFrom) / minute;
  const late = Math.max(0, times.arriveAt - visit.dueAt) / minute;
  const missed = late > 0 ? weights.missed + weights.late * late : 0;
  return times.travelMinutes + weight * (waited + (waited * waited) / (2 * weights.patienceMinutes) + missed);
}

/** Travel times between all places of one planning pass, each worked out once. Experts' places follow the visits'. */
export function travelTable(places: readonly LatLng[]): (from: number, to: number) => number {
  const size = places.length;
  const known = new Int16Array(size * size).fill(-1);
  return (from, to) => {
    const at = from * size + to;
    const value = known[at] ?? -1;
    if (value >= 0) return value;
    const a = places[from];
    const b = places[to];
    const travel = a && b ? Math.min(32_000, travelMinutes(a, b)) : 0;
    known[at] = travel;
    return travel;
  };
}
