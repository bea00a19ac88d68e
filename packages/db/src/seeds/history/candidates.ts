import type { Candidate, DispatchRequest, KnownLocation } from '@sysops/domain/dispatch';
import { day, expandWeek, hour, minute, overlaps, type Instant, type Interval } from '@sysops/domain/shared';
import type { Ticket } from '@sysops/domain/tickets';
import type { DemoExpert } from '../people/experts.ts';
import { assignmentsOf, isLive, type Past, type SeededAssignment } from './past.ts';

const promisedHours = { urgent: 4, high: 8, normal: 24, low: 72 } as const;

/** What the ticket asks of an expert now; null while nobody knows where to go. */
export function requestOf(ticket: Ticket, now: Instant): DispatchRequest | null {
  const { id, priority, place, problem, window, createdAt, excludedExpertIds, previousExpertId } = ticket;
  if (place.location === null) return null;
  const where = { lat: place.location.lat, lng: place.location.lng, zip: place.address.zip };
  const promised = createdAt + promisedHours[priority] * hour;
  return { ticketId: id, now, priority, window, place: where, requiredSkills: problem.requiredSkills, expectedMinutes: problem.expectedMinutes, arriveDue: promised, excludedExpertIds, previousExpertId };
}

/** Working spans ahead; those that touch are one, those that meet an absence are left out. */
function workingOf(expert: DemoExpert, range: Interval): Interval[] {
  const spans: Interval[] = [];
  for (const span of expandWeek(expert.shifts, expert.timeZone, range)) {
    const before = spans.at(-1);
    if (before && before.to >= span.from) spans.splice(-1, 1, { from: before.from, to: Math.max(before.to, span.to) });
    else spans.push(span);
  }
  return spans.filter((span) => !expert.absence || !overlaps(expert.absence, span));
}

function whereabouts(expert: DemoExpert, mine: readonly SeededAssignment[], now: Instant): KnownLocation {
  const onSite = mine.find((a) => a.status === 'arrived');
  if (onSite) return { ...onSite.place, source: 'current_job', at: onSite.arriveAt };
  const [last] = mine.filter((a) => a.status === 'done' && a.endedAt !== null && a.endedAt > now - 16 * hour).sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  return last ? { ...last.place, source: 'last_job', at: last.endedAt } : { ...expert.home, source: 'home', at: null };
}

const busy: ReadonlySet<string> = new Set(['accepted', 'travelling', 'arrived', 'done']);
const refusals: ReadonlySet<string> = new Set(['declined', 'expired', 'released', 'no_show']);

/** A job that should be over goes on for a quarter of an hour more. */
const predictedEnd = (a: SeededAssignment, now: Instant): Instant => (a.finishAt > now || a.status === 'accepted' || a.status === 'offered' ? a.finishAt : now + 15 * minute);

function candidateOf(past: Past, expert: DemoExpert, request: DispatchRequest): Candidate {
  const { now } = request;
  const mine = assignmentsOf(past, { expertId: expert.id });
  const today = mine.filter((a) => a.offeredAt > now - 16 * hour);
  return {
    expertId: expert.id, name: expert.name, active: true, away: past.resting.has(expert.id), autoAccept: expert.autoAccept, skills: expert.skills, serviceArea: expert.serviceArea,
    working: workingOf(expert, { from: now, to: (request.window.kind === 'window' ? request.window.to : now + 8 * hour) + 12 * hour }),
    location: whereabouts(expert, mine, now),
    plan: mine.filter(isLive).map((a) => ({ assignmentId: a.id, from: a.departAt, arriveAt: a.arriveAt, to: predictedEnd(a, now), place: a.place })).sort((a, b) => a.from - b.from),
    offersToday: today.length,
    bookedMinutesToday: Math.round(today.filter((a) => busy.has(a.status)).reduce((sum, a) => sum + (a.finishAt - a.departAt), 0) / minute),
    refusedThis: mine.some((a) => a.ticketId === request.ticketId && refusals.has(a.status) && (a.endedAt ?? 0) > now - day),
  };
}

/** Those who hold at least one of the skills, as the product itself gathers them. */
export function candidatesFor(past: Past, request: DispatchRequest): Candidate[] {
  const wanted = new Set(request.requiredSkills.map(({ skill }) => skill));
  return past.experts.filter((expert) => expert.skills.some(({ skill }) => wanted.has(skill))).map((expert) => candidateOf(past, expert, request));
}
