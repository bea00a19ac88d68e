import { minute, type Instant, type Interval, type LatLng } from '../shared/index.ts';
import type { Candidate, DispatchPolicy, DispatchRequest, KnownLocation, Slot } from './decision.ts';
import { openFit, type Sought } from './held-back.ts';
import { travelMinutes } from './travel.ts';

export type SlotSearch = { readonly slot: Slot; readonly failed: null } | { readonly slot: null; readonly failed: 'shift' | 'free_time' | 'window' | 'travel' | 'held_back' };

type Gap = { readonly from: Instant; readonly to: Instant; readonly start: KnownLocation; readonly next: { readonly place: LatLng; readonly arriveAt: Instant } | null };

/** The stretches between what a plan has, each with the place it starts from; one without length fits nothing. A job that runs now ends when predicted. */
function gapsOf(candidate: Candidate, now: Instant): Gap[] {
  const gaps: Gap[] = [];
  let from = now;
  let start: KnownLocation = candidate.location;
  for (const taken of candidate.plan) {
    gaps.push({ from, to: taken.from, start, next: { place: taken.place, arriveAt: taken.arriveAt } });
    from = Math.max(from, taken.to);
    start = { ...taken.place, source: 'current_job', at: taken.to };
  }
  gaps.push({ from, to: Infinity, start, next: null });
  return gaps;
}

/** Latest arrival that still keeps the promise: the window's end, or the policy's horizon for "as soon as possible". */
export const lastArrival = (request: DispatchRequest, policy: DispatchPolicy): Instant =>
  request.window.kind === 'window' ? request.window.to : request.now + policy.horizonMinutes * minute;

export const earliestArrival = (request: DispatchRequest): Instant => (request.window.kind === 'window' ? request.window.from : request.now);

function fit(gap: Gap, span: { from: Instant; to: Instant }, request: DispatchRequest): Slot | null {
  const travel = travelMinutes(gap.start, request.place);
  const departAt = Math.max(gap.from, span.from, earliestArrival(request) - travel * minute);
  const arriveAt = departAt + travel * minute;
  const finishAt = arriveAt + request.expectedMinutes * minute;
  if (finishAt > Math.min(gap.to, span.to)) return null;
  if (gap.next && finishAt + travelMinutes(request.place, gap.next.place) * minute > gap.next.arriveAt) return null;
  return { departAt, arriveAt, finishAt, travelMinutes: travel, from: gap.start };
}

const inTime = (slot: Slot | null, last: Instant): Slot | 'window' | null => (slot && slot.arriveAt > last ? 'window' : slot);

/** Working spans that matter; null when none is long enough for the work alone. */
export function usefulSpans(candidate: Candidate, request: DispatchRequest, last: Instant): Interval[] | null {
  const spans = candidate.working.filter((span) => span.to > request.now && span.from <= last);
  const longest = Math.max(0, ...spans.map((span) => span.to - Math.max(span.from, request.now)));
  return spans.length === 0 || longest < request.expectedMinutes * minute ? null : spans;
}

/**
 * The earliest stretch of an expert's time for travel and work, on shift, between what he has already.
 * When there is none, the first rule that stands in the way.
 */
export function findSlot(candidate: Candidate, request: Sought, policy: DispatchPolicy): SlotSearch {
  const last = lastArrival(request, policy);
  const spans = usefulSpans(candidate, request, last);
  if (!spans) return { slot: null, failed: 'shift' };
  let tooFar = false;
  let tooLate = false;
  let heldBack = false;
  for (const gap of gapsOf(candidate, request.now)) {
    for (const span of spans) {
      const slot = openFit(request, span, (within) => inTime(fit(gap, within, request), last));
      if (!slot) continue;
      if (slot === 'held_back') heldBack = true;
      else if (slot === 'window') tooLate = true;
      else if (slot.travelMinutes > policy.maxTravelMinutes) tooFar = true;
      else return { slot, failed: null };
    }
  }
  if (heldBack) return { slot: null, failed: 'held_back' };
  if (tooFar) return { slot: null, failed: 'travel' };
  return { slot: null, failed: tooLate ? 'window' : 'free_time' };
}
