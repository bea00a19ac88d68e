import { minute, type Instant, type Interval } from '../shared/index.ts';
import type { Candidate, DispatchPolicy, DispatchRequest, KnownLocation, Reservation, Slot, VisitMove } from './decision.ts';
import { earliestArrival, lastArrival, usefulSpans, type SlotSearch } from './find-slot.ts';
import { openFit, type Sought } from './held-back.ts';
import { travelMinutes } from './travel.ts';

/** A visit behind the new one is not sent on a longer way than this by it. */
const followerTravel = 60;

type Opening = { readonly position: number; readonly start: KnownLocation; readonly freeAt: Instant };
type Search = { readonly candidate: Candidate; readonly request: Sought; readonly spans: readonly Interval[]; readonly last: Instant; readonly lastDeparture: Instant };
type Fit = { readonly slot: Slot; readonly cost: number };

/** Places in the sequence where the new visit may stand: behind everything that has begun. */
function openingsOf(candidate: Candidate, now: Instant): Opening[] {
  const openings: Opening[] = [];
  let start: KnownLocation = candidate.location;
  let freeAt = now;
  candidate.plan.forEach((taken, position) => {
    if (taken.from > now) openings.push({ position, start, freeAt });
    start = { ...taken.place, source: 'current_job', at: taken.to };
    freeAt = Math.max(freeAt, taken.to);
  });
  openings.push({ position: candidate.plan.length, start, freeAt });
  return openings;
}

const reservedTravel = (visit: Reservation): number => (visit.arriveAt - visit.from) / minute;

/** The visits from `position` on after a new one that ends at `finishAt`; null when one of them cannot give way. */
function pushFollowers(search: Search, position: number, finishAt: Instant): VisitMove[] | null {
  const { candidate, request } = search;
  const moves: VisitMove[] = [];
  let freeAt = finishAt;
  for (let i = position; i < candidate.plan.length; i += 1) {
    const visit = candidate.plan[i];
    if (!visit) break;
    const first = i === position;
    const travel = first ? travelMinutes(request.place, visit.place) : reservedTravel(visit);
    const arriveAt = Math.max(visit.arriveAt, freeAt + travel * minute);
    const from = arriveAt - travel * minute;
    if (from === visit.from && arriveAt === visit.arriveAt) break;
    if (first && travel > Math.max(followerTravel, reservedTravel(visit))) return null;
    const to = arriveAt + visit.to - visit.arriveAt;
    // A visit that stays as it is may leave later than needed; whoever holds its times need not change them.
    if (visit.latestArrival == null) {
      if (freeAt > visit.from || arriveAt > visit.arriveAt) return null;
      break;
    }
    if (arriveAt > visit.latestArrival || !candidate.working.some((span) => span.from <= from && to <= span.to)) return null;
    moves.push({ assignmentId: visit.assignmentId, from, arriveAt, to, travelMinutes: travel });
    if (arriveAt === visit.arriveAt) break;
    freeAt = to;
  }
  return moves;
}

function fit(search: Search, opening: Opening, span: Interval): Slot | 'window' | null {
  const { candidate, request } = search;
  const travel = travelMinutes(opening.start, request.place);
  const departAt = Math.max(opening.freeAt, span.from, earliestArrival(request) - travel * minute);
  const arriveAt = departAt + travel * minute;
  const finishAt = arriveAt + request.expectedMinutes * minute;
  if (finishAt > span.to || departAt > search.lastDeparture) return null;
  const moves = pushFollowers(search, opening.position, finishAt);
  if (!moves) return null;
  if (arriveAt > search.last) return 'window';
  const next = candidate.plan[opening.position];
  const addedTravelMinutes = travel + (next ? travelMinutes(request.place, next.place) - reservedTravel(next) : 0);
  const addedDelayMinutes = moves.reduce((sum, move, i) => sum + (move.arriveAt - (candidate.plan[opening.position + i]?.arriveAt ?? move.arriveAt)) / minute, 0);
  return { departAt, arriveAt, finishAt, travelMinutes: travel, from: opening.start, addedTravelMinutes, addedDelayMinutes, moves };
}

/** In minutes of waiting: own arrival, travel added to the plan, minutes that others become later. */
function costOf(slot: Slot, request: DispatchRequest, weights: NonNullable<DispatchPolicy['insertion']>): number {
  const wait = (slot.arriveAt - earliestArrival(request)) / minute;
  return wait + weights.travelWeight * (slot.addedTravelMinutes ?? 0) + weights.slideWeight * (slot.addedDelayMinutes ?? 0);
}

/**
 * Where in an expert's plan a visit costs least: on shift, within its window, behind what has begun, moving only visits
 * that may move and only as far as their promises allow. When there is no such place, the first rule that stands in the way.
 */
export function insertVisit(candidate: Candidate, request: Sought, policy: DispatchPolicy): SlotSearch {
  const last = lastArrival(request, policy);
  const spans = usefulSpans(candidate, request, last);
  if (!spans) return { slot: null, failed: 'shift' };
  const weights = policy.insertion ?? { travelWeight: 0, slideWeight: 0 };
  const lastDeparture = request.window.kind === 'asap' ? request.now + (policy.departWithinMinutes ?? Infinity) * minute : Infinity;
  const search: Search = { candidate, request, spans, last, lastDeparture };
  let best: Fit | null = null;
  let failed: 'free_time' | 'window' | 'travel' | 'held_back' = 'free_time';
  for (const opening of openingsOf(candidate, request.now)) {
    for (const span of spans) {
      const slot = openFit(request, span, (within) => fit(search, opening, within));
      if (slot === null) continue;
      if (slot === 'held_back') failed = slot;
      else if (slot === 'window') failed = failed === 'free_time' ? slot : failed;
      else if (slot.travelMinutes > policy.maxTravelMinutes) failed = failed === 'held_back' ? failed : 'travel';
      else {
        const cost = costOf(slot, request, weights);
        // Openings come in order of time, so that the earliest of equals stays.
        if (!best || cost < best.cost) best = { slot, cost };
        break;
      }
    }
  }
  return best ? { slot: best.slot, failed: null } : { slot: null, failed };
}
