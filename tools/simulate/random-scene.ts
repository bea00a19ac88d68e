import type { Candidate, DispatchRequest, HeldBackHour, Reservation } from '@sysops/domain/dispatch';
import { hour, minute, type Instant, type LatLng } from '@sysops/domain/shared';
import type { Random } from './random.ts';
import { naiveTravel } from './naive-rules.ts';

const now: Instant = Date.UTC(2026, 10, 1, 5);
const skills = ['tv-power', 'audio', 'network', 'mains-safety'] as const;
const zips = ['10001', '10002', '10003', '11201'] as const;

const placeIn = (random: Random): LatLng => ({ lat: 40.6 + random.next() * 0.35, lng: -74.1 + random.next() * 0.45 });

/** A corner of a border that goes round once without crossing itself. */
const around = (center: LatLng, to: { readonly angle: number; readonly reach: number }): LatLng => ({ lat: center.lat + to.reach * Math.sin(to.angle), lng: center.lng + to.reach * Math.cos(to.angle) });

function areaIn(random: Random): Candidate['serviceArea'] {
  const kind = random.int(0, 2);
  if (kind === 0) return { kind: 'circle', center: placeIn(random), radiusKm: random.int(10, 80) };
  if (kind === 1) return { kind: 'zips', zips: zips.filter(() => random.chance(0.7)) };
  const corners = random.int(3, 8);
  const center = placeIn(random);
  return { kind: 'polygon', points: Array.from({ length: corners }, (_, i) => around(center, { angle: ((i + random.next() * 0.9) / corners) * 2 * Math.PI, reach: 0.05 + random.next() * 0.3 })) };
}

/** Shifts with a break, over midnight, or none; an absence cuts a piece out. */
function workingIn(random: Random): Candidate['working'] {
  if (random.chance(0.05)) return [];
  const from = now + random.int(-6 * 60, 3 * 60) * minute;
  const to = from + random.int(180, 14 * 60) * minute;
  if (random.chance(0.5)) return [{ from, to }];
  const pause = from + random.int(20, 300) * minute;
  const resume = pause + random.int(15, 120) * minute;
  return [{ from, to: Math.min(to, pause) }, ...(resume < to ? [{ from: resume, to }] : [])];
}

/** Reservations one after another; one in two may still move. */
function planIn(random: Random, start: LatLng): Reservation[] {
  let at = now + random.int(-3 * 60, 60) * minute;
  let place = start;
  return Array.from({ length: random.int(0, 5) }, (_, i) => {
    const to = placeIn(random);
    const from = at + random.int(0, 90) * minute;
    const arriveAt = from + Math.ceil(naiveTravel(place, to) + 0.001) * minute;
    at = arriveAt + random.int(10, 120) * minute;
    place = to;
    const latestArrival = random.chance(0.5) ? null : arriveAt + random.int(0, 180) * minute;
    return { assignmentId: `r${i}`, from, arriveAt, to: at, place, latestArrival };
  });
}

export function randomExpert(random: Random, expertId: string): Candidate {
  const location = placeIn(random);
  return {
    expertId, name: expertId, active: random.chance(0.97), away: random.chance(0.03), autoAccept: random.chance(0.5),
    skills: skills.filter(() => random.chance(0.85)).map((skill) => ({ skill, level: random.int(2, 5), expiresAt: random.chance(0.8) ? null : now + random.int(-200, 400) * minute })),
    serviceArea: areaIn(random), working: workingIn(random), location: { ...location, source: 'fix', at: now - random.int(0, 20) * minute }, plan: planIn(random, location),
    offersToday: random.int(0, 5), bookedMinutesToday: random.int(0, 600), refusedThis: random.chance(0.05),
  };
}

export function randomRequest(random: Random, ticketId: string): DispatchRequest {
  const priority = random.pick(['urgent', 'high', 'normal', 'low'] as const);
  const from = now + random.int(0, 8 * 60) * minute;
  const needed = skills.filter(() => random.chance(0.25));
  return {
    ticketId, now, priority, requiredSkills: (needed.length > 0 ? needed : [skills[0]]).map((skill) => ({ skill, level: random.int(1, 3) })), place: { ...placeIn(random), zip: random.pick(zips) },
    window: random.chance(0.6) ? { kind: 'asap' } : { kind: 'window', from, to: from + random.int(10, 240) * minute }, expectedMinutes: random.int(10, 180), arriveDue: now + random.int(1, 30) * hour,
    excludedExpertIds: random.chance(0.15) ? [`e${random.int(0, 4)}`] : [], previousExpertId: random.chance(0.2) ? `e${random.int(0, 4)}` : null, requiredExpertId: random.chance(0.05) ? `e${random.int(0, 4)}` : null,
  };
}

// Drawn apart, so that scenes without them stay as they were: a fingerprint of old decisions is taken over those.

/** One in ten is never to come again, one in ten is liked. */
export function withWish(random: Random, expert: Candidate): Candidate {
  const drawn = random.int(0, 9);
  return drawn < 2 ? { ...expert, customerWish: drawn === 0 ? 'excluded' : 'preferred' } : expert;
}

/** Half of those that know a previous expert are follow-ups of his; some of them by one who is not there. */
export function withFollowUp(random: Random, request: DispatchRequest): DispatchRequest {
  if (!random.chance(0.4)) return request;
  const expertId = request.previousExpertId ?? `e${random.int(0, 6)}`;
  return { ...request, previousExpertId: expertId, followUpExpertId: expertId, arriveDue: request.arriveDue - random.int(0, 6) * hour };
}

/** Three in ten tickets meet hours held back: whole ones of the next twelve, each with its share. */
export function withHeldBack(random: Random, request: DispatchRequest): DispatchRequest {
  if (!random.chance(0.3)) return request;
  const hours = Array.from({ length: 12 }, (_, i) => i).filter(() => random.chance(0.7));
  return { ...request, heldBack: hours.map((i): HeldBackHour => ({ from: now + i * hour, to: now + (i + 1) * hour, percent: random.pick([10, 30, 60]) })) };
}
