import type { Candidate, DispatchRequest, HeldBackHour, Reservation, Slot } from '@sysops/domain/dispatch';

/**
 * The hard rules once more, written as plainly as possible from the product's text and without a line of the product's
 * code: own distances, own travel times, own areas. It only ever looks at one expert and one ticket.
 */
const minute = 60_000;

export function naiveKm(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const rad = Math.PI / 180;
  const h = (1 - Math.cos((b.lat - a.lat) * rad) + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * (1 - Math.cos((b.lng - a.lng) * rad))) / 2;
  return 2 * 6371.0088 * Math.atan2(Math.sqrt(h), Math.sqrt(1 - h));
}

/** 30 km/h for the first ten kilometres of road, 50 up to forty, 80 beyond, and three minutes at the door. */
export function naiveTravel(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const road = naiveKm(a, b) * 1.3;
  const town = Math.min(road, 10);
  const mixed = Math.max(0, Math.min(road, 40) - 10);
  const motorway = Math.max(0, road - 40);
  return 3 + 2 * town + 1.2 * mixed + 0.75 * motorway;
}

function inArea(area: Candidate['serviceArea'], place: DispatchRequest['place']): boolean {
  if (area.kind === 'circle') return naiveKm(area.center, place) <= area.radiusKm;
  if (area.kind === 'zips') return area.zips.some((zip) => zip === place.zip);
  // Winding number: how often the border goes round the place.
  let turns = 0;
  area.points.forEach((a, i) => {
    const b = area.points[(i + 1) % area.points.length] ?? a;
    const side = (b.lng - a.lng) * (place.lat - a.lat) - (place.lng - a.lng) * (b.lat - a.lat);
    if (a.lat <= place.lat && b.lat > place.lat && side > 0) turns += 1;
    if (a.lat > place.lat && b.lat <= place.lat && side < 0) turns -= 1;
  });
  return turns !== 0;
}

/** Skills that are missing at a moment. */
function lacking(expert: Candidate, ticket: DispatchRequest, at: number): string[] {
  const missing: string[] = [];
  for (const need of ticket.requiredSkills) {
    let found = false;
    for (const own of expert.skills) {
      if (own.skill !== need.skill) continue;
      if (own.level < need.level) continue;
      if (own.expiresAt !== null && own.expiresAt <= at) continue;
      found = true;
    }
    if (!found) missing.push(need.skill);
  }
  return missing;
}

/** What stands against an expert whatever the time. `areaDropped` from the ladder's third step. */
export function naivePersonFaults(expert: Candidate, ticket: DispatchRequest, areaDropped: boolean): string[] {
  const faults: string[] = [];
  if (!expert.active) faults.push('inactive');
  if (expert.away) faults.push('away');
  if (lacking(expert, ticket, ticket.now).length > 0) faults.push('skill');
  if (ticket.priority !== 'urgent' && !areaDropped && !inArea(expert.serviceArea, ticket.place)) faults.push('area');
  for (const id of ticket.excludedExpertIds) if (id === expert.expertId) faults.push('excluded');
  if (expert.customerWish === 'excluded') faults.push('excluded for every visit');
  if (ticket.requiredExpertId !== undefined && ticket.requiredExpertId !== null && ticket.requiredExpertId !== expert.expertId) faults.push('another is pinned');
  if (expert.refusedThis) faults.push('refused');
  return faults;
}

/** The plan as it would be, and what is wrong with it. */
export function naivePlanFaults(expert: Candidate, ticket: DispatchRequest, slot: Slot): string[] {
  const faults: string[] = [];
  const after: Reservation[] = expert.plan.map((visit) => {
    const move = slot.moves?.find((m) => m.assignmentId === visit.assignmentId);
    if (!move) return visit;
    if (visit.from <= ticket.now) faults.push('moved what has begun');
    if (visit.latestArrival === undefined || visit.latestArrival === null) faults.push('moved what is fixed');
    else if (move.arriveAt > visit.latestArrival) faults.push('moved beyond its promise');
    if (move.arriveAt < visit.arriveAt) faults.push('moved earlier');
    if (move.to - move.arriveAt !== visit.to - visit.arriveAt) faults.push('work of another cut short');
    return { ...visit, from: move.from, arriveAt: move.arriveAt, to: move.to };
  });
  after.push({ assignmentId: 'new', from: slot.departAt, arriveAt: slot.arriveAt, to: slot.finishAt, place: ticket.place });
  for (const a of after) for (const b of after) if (a !== b && a.from < b.to && b.from < a.to) faults.push('overlap');
  const inOrder = after.toSorted((a, b) => a.from - b.from);
  inOrder.forEach((visit, i) => {
    const changed = visit.assignmentId === 'new' || slot.moves?.some((m) => m.assignmentId === visit.assignmentId) === true || inOrder[i - 1]?.assignmentId === 'new';
    if (!changed) return;
    const from = inOrder[i - 1]?.place ?? expert.location;
    if (visit.arriveAt - (inOrder[i - 1]?.to ?? ticket.now) < (naiveTravel(from, visit.place) - 1e-6) * minute) faults.push('travel cut short');
  });
  return faults;
}

/** Whatever stands against one visit at that time. */
export function naiveVisitFaults(expert: Candidate, ticket: DispatchRequest, slot: Slot): string[] {
  const faults: string[] = [];
  if (slot.departAt < ticket.now) faults.push('in the past');
  if (slot.finishAt - slot.arriveAt !== ticket.expectedMinutes * minute) faults.push('work cut short');
  if ((slot.arriveAt - slot.departAt) / minute > (ticket.priority === 'urgent' ? 120 : 60)) faults.push('too far');
  if (ticket.window.kind === 'window' && (slot.arriveAt < ticket.window.from || slot.arriveAt > ticket.window.to)) faults.push('outside the window');
  let onShift = false;
  for (const span of expert.working) if (slot.departAt >= span.from && slot.finishAt <= span.to) onShift = true;
  if (!onShift) faults.push('off shift');
  if (lacking(expert, ticket, slot.finishAt).length > 0) faults.push('skill ends before the visit does');
  return faults;
}

/** Whether an expert's time belongs to the area's capacity for such work. */
export const naiveIsCapacity = (expert: Candidate, ticket: DispatchRequest): boolean =>
  expert.active && !expert.away && lacking(expert, ticket, ticket.now).length === 0 && inArea(expert.serviceArea, ticket.place);

/** Of this hour only what is kept for urgent work is left: counted minute by minute over those who could come to the area. */
function naiveIsHeld(hour: HeldBackHour, experts: readonly Candidate[], ticket: DispatchRequest): boolean {
  let works = 0;
  let free = 0;
  for (const expert of experts) {
    if (!naiveIsCapacity(expert, ticket)) continue;
    for (let at = hour.from; at < hour.to; at += minute) {
      if (!expert.working.some((span) => span.from <= at && at < span.to)) continue;
      works += 1;
      free += 1 - expert.plan.filter((visit) => visit.from <= at && at < visit.to).length;
    }
  }
  return free - 60 < (works * hour.percent) / 100;
}

/** The hours that ordinary work may not use; none for urgent work. */
export const naiveHeldHours = (ticket: DispatchRequest, experts: readonly Candidate[]): HeldBackHour[] =>
  ticket.priority === 'urgent' ? [] : (ticket.heldBack ?? []).filter((hour) => naiveIsHeld(hour, experts, ticket));

/** Whether a visit at that time uses held hours without setting out within two hours. */
export const naiveUsesHeld = (held: readonly HeldBackHour[], ticket: DispatchRequest, visit: { readonly departAt: number; readonly finishAt: number }): boolean =>
  visit.departAt - ticket.now > 120 * minute && held.some((hour) => visit.departAt < hour.to && hour.from < visit.finishAt);

/** Whether the visit simply fits behind everything else: then "no time" would be a wrong answer. */
export function naiveFitsAtEnd(expert: Candidate, ticket: DispatchRequest, limits: { readonly lastDeparture: number; readonly lastArrival: number; readonly held: readonly HeldBackHour[] }): boolean {
  const last = expert.plan.reduce<Reservation | null>((found, visit) => (found === null || visit.to > found.to ? visit : found), null);
  const way = Math.ceil(naiveTravel(last?.place ?? expert.location, ticket.place) + 1e-6) * minute;
  if (way > (ticket.priority === 'urgent' ? 120 : 60) * minute) return false;
  const earliest = ticket.window.kind === 'window' ? ticket.window.from : ticket.now;
  return expert.working.some((span) => {
    const depart = Math.max(ticket.now, last?.to ?? 0, span.from, earliest - way);
    const arrive = depart + way;
    const finish = arrive + ticket.expectedMinutes * minute;
    return !naiveUsesHeld(limits.held, ticket, { departAt: depart, finishAt: finish }) && finish <= span.to && depart <= limits.lastDeparture && arrive <= limits.lastArrival && lacking(expert, ticket, finish).length === 0;
  });
}

/** The last moment at which a visit is still a follow-up by the same expert: a day, for urgent work not beyond its promise; in a window its end. */
export function naiveFollowUpUntil(ticket: DispatchRequest): number {
  if (ticket.window.kind === 'window') return ticket.window.to;
  const inADay = ticket.now + 24 * 60 * minute;
  return ticket.priority === 'urgent' && ticket.arriveDue < inADay ? ticket.arriveDue : inADay;
}
