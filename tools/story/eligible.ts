import type { ExpertView } from '@sysops/domain/experts';
import type { Ticket } from '@sysops/domain/tickets';

/** `areaDropped`: the decision record says that the area did not count. */
type Visit = { readonly departAt: number; readonly finishAt: number; readonly decidedAt: number; readonly areaDropped: boolean };
type Point = { readonly lat: number; readonly lng: number };

const km = (a: { lat: number; lng: number }, b: { lat: number; lng: number }): number => {
  const r = Math.PI / 180;
  const c = Math.sin(a.lat * r) * Math.sin(b.lat * r) + Math.cos(a.lat * r) * Math.cos(b.lat * r) * Math.cos((b.lng - a.lng) * r);
  return Math.acos(Math.min(1, Math.max(-1, c))) * 6371;
};

function wallClock(at: number, timeZone: string): { weekday: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return { weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part('weekday')), minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

/** Turns of the outline round a point: the angles to its corners add up to a full turn when it lies inside. */
function encloses(outline: readonly Point[], point: Point): boolean {
  const angles = outline.map(({ lat, lng }) => Math.atan2(lat - point.lat, lng - point.lng));
  const turn = angles.reduce((sum, angle, i) => {
    const step = (angles[(i + 1) % angles.length] ?? 0) - angle;
    return sum + step - 2 * Math.PI * Math.round(step / (2 * Math.PI));
  }, 0);
  return Math.abs(turn) > Math.PI;
}

function outside(area: ExpertView['serviceArea'], at: Point & { readonly zip: string }): boolean {
  switch (area.kind) {
    case 'circle': return km(area.center, at) > area.radiusKm * 1.001;
    case 'zips': return !area.zips.includes(at.zip);
    case 'polygon': return !encloses(area.points, at);
  }
}

/** On shift at one instant, by the wall clock of the expert's zone; spans may run past midnight. */
function onShiftAt(expert: ExpertView, at: number): boolean {
  const { weekday, minute } = wallClock(at, expert.timeZone);
  const absent = expert.absences.some((a) => a.from <= at && at < a.to);
  return !absent && expert.shifts.some((s) => {
    const past = s.toMinute <= s.fromMinute;
    if (s.weekday === weekday && minute >= s.fromMinute && (past || minute < s.toMinute)) return true;
    return past && (s.weekday + 1) % 7 === weekday && minute < s.toMinute;
  });
}

/**
 * Whether an expert may be sent, read from the public API and judged by rules written for this program alone: skills,
 * area, shift. Returns what is wrong; overlaps are judged over all visits together.
 */
export function whyNotEligible(expert: ExpertView, ticket: Ticket, visit: Visit): string[] {
  const wrong: string[] = [];
  if (!expert.active) wrong.push('not active');
  for (const need of ticket.problem.requiredSkills) {
    if (!expert.skills.some((s) => s.skill === need.skill && s.level >= need.level && (s.expiresAt === null || s.expiresAt > visit.decidedAt))) wrong.push(`lacks ${need.skill} ${need.level}`);
  }
  const { location, address } = ticket.place;
  if (!location) return [...wrong, 'the ticket has no place'];
  if (!visit.areaDropped && ticket.priority !== 'urgent' && outside(expert.serviceArea, { ...location, zip: address.zip })) wrong.push('outside his area');
  for (let at = visit.departAt; at < visit.finishAt; at += 5 * 60_000) {
    if (!onShiftAt(expert, at)) {
      wrong.push('not on shift');
      break;
    }
  }
  return wrong;
}

export type Booked = { readonly ticketNumber: number; readonly expertId: string; readonly from: number; readonly to: number };

/** Pairs of visits of one expert that overlap in what really happened. */
export function overlapsOf(visits: readonly Booked[]): string[] {
  const found: string[] = [];
  for (const mine of Map.groupBy(visits, (v) => v.expertId).values()) {
    const sorted = mine.toSorted((a, b) => a.from - b.from);
    for (const [i, v] of sorted.entries()) {
      const next = sorted[i + 1];
      if (next && next.from < v.to) found.push(`${v.ticketNumber} and ${next.ticketNumber}`);
    }
  }
  return found;
}
