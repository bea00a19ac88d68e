import { areaContains } from '../experts/index.ts';
import { hour, overlaps, type Instant, type Interval } from '../shared/index.ts';
import type { Candidate, DispatchRequest, HeldBackHour, Slot } from './decision.ts';

/** Held hours are let go for a visit that sets out this soon. Source: the product's catalogue, "released at T−2 h". */
export const releasedWithin = 2 * hour;

/** A request with the hours that are closed to it for one expert. */
export type Sought = DispatchRequest & { readonly closed?: readonly Interval[] };

const common = (a: Interval, b: Interval): number => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const holds = ({ skills }: Candidate, { requiredSkills, now }: DispatchRequest): boolean =>
  requiredSkills.every(({ skill, level }) => skills.some((s) => s.skill === skill && s.level >= level && (s.expiresAt === null || s.expiresAt > now)));

/** Whether the expert's time is a part of the capacity at the place: on call, able, and of this area. */
const isCapacity = (candidate: Candidate, request: DispatchRequest): boolean =>
  candidate.active && !candidate.away && holds(candidate, request) && areaContains(candidate.serviceArea, request.place);

/** Time of an hour that he works, and what of it is free. */
function timeIn({ working, plan }: Candidate, within: Interval): { readonly works: number; readonly free: number } {
  const pieces = working.map((span) => ({ from: Math.max(span.from, within.from), to: Math.min(span.to, within.to) })).filter((piece) => piece.from < piece.to);
  const works = sum(pieces.map((piece) => piece.to - piece.from));
  return { works, free: works - sum(pieces.flatMap((piece) => plan.map((taken) => common(piece, taken)))) };
}

/** One more expert's hour would eat into the share: it is rounded up to whole experts. */
function isClosed(held: HeldBackHour, capacity: readonly Candidate[]): boolean {
  const times = capacity.map((candidate) => timeIn(candidate, held));
  const [works, free] = [sum(times.map((t) => t.works)), sum(times.map((t) => t.free))];
  return (free - (held.to - held.from)) * 100 < held.percent * works;
}

/**
 * The hours that an ordinary visit may not use, for each expert: those of whose capacity only the share for urgent work
 * is left. Urgent work, and experts whose time is no part of the area's, know no such hours.
 */
export function closedHours(request: DispatchRequest, candidates: readonly Candidate[]): (candidate: Candidate) => readonly Interval[] {
  if (request.priority === 'urgent' || !request.heldBack || request.heldBack.length === 0) return () => [];
  const capacity = new Set(candidates.filter((candidate) => isCapacity(candidate, request)));
  const closed = request.heldBack.filter((held) => isClosed(held, [...capacity]));
  return (candidate) => (capacity.has(candidate) ? closed : []);
}

/** Whether a visit at that time would use held hours that are not let go yet. */
export const usesClosed = ({ now, closed = [] }: Sought, { departAt, finishAt }: Pick<Slot, 'departAt' | 'finishAt'>): boolean =>
  departAt > now + releasedWithin && closed.some((hours) => overlaps(hours, { from: departAt, to: finishAt }));

/** A span without the closed hours, in order of time. */
export const openPieces = (span: Interval, closed: readonly Interval[]): Interval[] => closed.reduce<Interval[]>((left, gap) => left.flatMap((piece) => {
  if (!overlaps(piece, gap)) return [piece];
  return [{ from: piece.from, to: gap.from }, { from: gap.to, to: piece.to }].filter((rest) => rest.from < rest.to);
}), [span]);

/**
 * The first time in a span that `fit` finds and that uses no closed hours: a later time in the same stretch costs more,
 * so the first is the best. `held_back` when only closed hours would do.
 */
export function openFit<F extends Slot>(sought: Sought, span: Interval, fit: (within: Interval) => F | 'window' | null): F | 'window' | 'held_back' | null {
  const first = fit(span);
  if (first === null || first === 'window' || !usesClosed(sought, first)) return first;
  for (const piece of openPieces(span, sought.closed ?? [])) {
    const later = fit(piece);
    if (later !== null && later !== 'window') return later;
  }
  return 'held_back';
}

/** From when on hours can be held back from a visit; null when it always starts before. */
export function heldBackFrom({ priority, now, window, requiredExpertId, followUpExpertId }: Pick<DispatchRequest, 'priority' | 'now' | 'window' | 'requiredExpertId' | 'followUpExpertId'>, departWithinMinutes: number | undefined): Instant | null {
  const released = now + releasedWithin;
  if (priority === 'urgent' || requiredExpertId) return null;
  if (window.kind === 'window') return window.to > released ? released : null;
  // A follow-up may wait longer for its expert.
  return followUpExpertId || departWithinMinutes === undefined || departWithinMinutes * 60_000 > releasedWithin ? released : null;
}
