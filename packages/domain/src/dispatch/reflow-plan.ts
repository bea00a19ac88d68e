import { contains, minute, type Instant, type Interval, type LatLng } from '../shared/index.ts';
import { travelMinutes } from './travel.ts';

/** A visit behind the running one. `latestArrival`: the promise that still has to hold. */
export type Follower = {
  readonly assignmentId: string;
  readonly departAt: Instant;
  readonly arriveAt: Instant;
  readonly finishAt: Instant;
  readonly travelMinutes: number;
  readonly workMinutes: number;
  readonly place: LatLng;
  readonly latestArrival: Instant;
};

export type Reflowed = Pick<Follower, 'assignmentId' | 'departAt' | 'arriveAt' | 'finishAt' | 'travelMinutes'> & { readonly fate: 'kept' | 'moved' | 'off' };

/**
 * The rest of a plan after its running visit ends later. Each visit keeps its arrival when the expert can still be there,
 * moves when he comes later and the promise holds, and is off otherwise; travel is counted from where he really comes from.
 */
export function reflowPlan(running: { readonly place: LatLng; readonly freeAt: Instant }, followers: readonly Follower[], working: readonly Interval[]): Reflowed[] {
  let { place, freeAt } = running;
  return followers.toSorted((a, b) => a.arriveAt - b.arriveAt).map((visit): Reflowed => {
    const { assignmentId, workMinutes } = visit;
    const travel = travelMinutes(place, visit.place);
    const arriveAt = Math.max(visit.arriveAt, freeAt + travel * minute);
    const times = { departAt: arriveAt - travel * minute, arriveAt, finishAt: arriveAt + workMinutes * minute };
    const moved = arriveAt > visit.arriveAt;
    const fits = !moved || (arriveAt <= visit.latestArrival && working.some((span) => contains(span, { from: times.departAt, to: times.finishAt })));
    if (!fits) return { assignmentId, fate: 'off', departAt: visit.departAt, arriveAt: visit.arriveAt, finishAt: visit.finishAt, travelMinutes: visit.travelMinutes };
    place = visit.place;
    freeAt = times.finishAt;
    const changed = moved || times.departAt !== visit.departAt;
    return { assignmentId, fate: changed ? 'moved' : 'kept', ...times, travelMinutes: travel };
  });
}
