import { hour, minute, type Instant, type LatLng } from '@sysops/domain/shared';
import { defaultTargets } from '@sysops/domain/sla';
import { defaultWeights, travelMinutes, visitCost } from '@sysops/domain/dispatch';
import type { Priority } from '@sysops/domain/tickets';
import { randomFrom, type Random } from '../simulate/random.ts';

/** A simulated day: who works, what comes in. The same seed gives the same day to every policy. */
export type DayTicket = {
  readonly id: string;
  readonly raisedAt: Instant;
  readonly place: LatLng;
  readonly skill: string;
  readonly priority: Priority;
  readonly dueAt: Instant;
  /** What the work type plans for, and what it really takes. */
  readonly expectedMinutes: number;
  readonly workMinutes: number;
};
export type DayExpert = { readonly id: string; readonly home: LatLng; readonly skills: readonly string[] };
export type Day = { readonly from: Instant; readonly experts: readonly DayExpert[]; readonly tickets: readonly DayTicket[] };

export type DayPlan = { readonly seed: number; readonly ticketsPerHour: number; readonly hours: number; readonly spike: { readonly times: number; readonly fromHour: number; readonly hours: number } | null };

export const dayStart: Instant = Date.UTC(2026, 5, 1, 12);
const expertCount = 40;
const skills = ['computer', 'network', 'tv-power', 'tv-panel', 'audio', 'mains-safety'] as const;
/** Share of tickets by skill: two are common, one is scarce. */
const demand = [0.28, 0.16, 0.2, 0.16, 0.14, 0.06] as const;
const priorities: readonly (readonly [Priority, number])[] = [['urgent', 0.1], ['high', 0.2], ['normal', 0.55], ['low', 0.15]];

const weighted = <T>(random: Random, values: readonly (readonly [T, number])[], last: T): T => {
  let left = random.next();
  for (const [value, share] of values) {
    if (left < share) return value;
    left -= share;
  }
  return last;
};

/** A city of about 22 by 22 km with a dense middle. */
function placeIn(random: Random): LatLng {
  const spread = random.chance(0.5) ? 0.05 : 0.1;
  return { lat: 40.72 + (random.next() * 2 - 1) * spread, lng: -73.95 + ((random.next() * 2 - 1) * spread) / 0.76 };
}

function expertsOf(random: Random): DayExpert[] {
  return Array.from({ length: expertCount }, (_, i) => {
    const own = new Set<string>([skills[i % skills.length] ?? skills[0]]);
    while (own.size < 2) own.add(weighted(random, skills.map((s, j) => [s, demand[j] ?? 0] as const), skills[0]));
    return { id: `e${String(i).padStart(2, '0')}`, home: placeIn(random), skills: [...own] };
  });
}

function ticketAt(random: Random, id: number, raisedAt: Instant): DayTicket {
  const priority = weighted(random, priorities, 'normal');
  const tier = random.chance(0.5) ? 'standard' : 'plus';
  const expectedMinutes = random.pick([30, 45, 60, 60, 75, 90]);
  const target = (tier === 'plus' ? defaultTargets['plus'] : defaultTargets.standard) ?? defaultTargets.standard;
  return {
    id: `t${String(id).padStart(5, '0')}`, raisedAt, place: placeIn(random), skill: weighted(random, skills.map((s, j) => [s, demand[j] ?? 0] as const), skills[0]), priority,
    dueAt: raisedAt + target[priority].arrive.minutes * minute, expectedMinutes, workMinutes: Math.round(expectedMinutes * (0.6 + 0.8 * random.next())),
  };
}

export function makeDay({ seed, ticketsPerHour, hours, spike }: DayPlan): Day {
  const random = randomFrom(seed);
  const experts = expertsOf(random);
  const tickets: DayTicket[] = [];
  let at = dayStart;
  for (;;) {
    const elapsed = (at - dayStart) / hour;
    const times = spike && elapsed >= spike.fromHour && elapsed < spike.fromHour + spike.hours ? spike.times : 1;
    at += Math.round((-Math.log(1 - random.next()) / (ticketsPerHour * times)) * hour);
    if (at >= dayStart + hours * hour) break;
    tickets.push(ticketAt(random, tickets.length, Math.ceil(at / 1000) * 1000));
  }
  return { from: dayStart, experts, tickets };
}

/** What a policy made of a day. */
export type Served = { readonly ticket: DayTicket; readonly expertId: string; readonly arrivedAt: Instant; readonly travel: number };
export type Outcome = {
  readonly tickets: number;
  readonly wait: number;
  readonly waitP95: number;
  readonly travel: number;
  readonly breach: number;
  readonly priorityBreach: number;
  /** What re-planning minimises, as it came out: weighed waiting, missed promises and travel in minutes per ticket. */
  readonly cost: number;
  /** Share of the experts' time from the first ticket to the last arrival of work spent on travel and work. */
  readonly busy: number;
};

const costOf = ({ ticket, arrivedAt, travel }: Served): number =>
  visitCost({ priority: ticket.priority, waitsFrom: ticket.raisedAt, dueAt: ticket.dueAt }, { arriveAt: arrivedAt, travelMinutes: travel }, defaultWeights);

export function outcomeOf(day: Day, served: readonly Served[]): Outcome {
  const waits = served.map((s) => (s.arrivedAt - s.ticket.raisedAt) / minute).sort((a, b) => a - b);
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  const late = served.filter((s) => s.arrivedAt > s.ticket.dueAt);
  const isPriority = (t: DayTicket): boolean => t.priority === 'urgent' || t.priority === 'high';
  const until = Math.max(...day.tickets.map((t) => t.raisedAt));
  const work = served.filter((s) => s.arrivedAt < until).reduce((sum, s) => sum + s.travel + s.ticket.workMinutes, 0);
  return {
    tickets: served.length,
    wait: waits.reduce((a, b) => a + b, 0) / Math.max(1, waits.length),
    waitP95: waits[Math.floor(waits.length * 0.95)] ?? 0,
    travel: served.reduce((sum, s) => sum + s.travel, 0) / Math.max(1, served.length),
    breach: share(late.length, served.length),
    priorityBreach: share(late.filter((s) => isPriority(s.ticket)).length, served.filter((s) => isPriority(s.ticket)).length),
    cost: served.reduce((sum, s) => sum + costOf(s), 0) / Math.max(1, served.length),
    busy: work / (day.experts.length * ((until - day.from) / minute)),
  };
}

/** Tickets go in order of arrival to the nearest expert who is free and able: the yardstick. */
export function firstComeFirstServed(day: Day): Served[] {
  const served: Served[] = [];
  const experts = day.experts.map((e) => ({ ...e, place: e.home, freeAt: day.from as number }));
  const queue: DayTicket[] = [];
  const send = (ticket: DayTicket, expert: (typeof experts)[number], now: Instant): void => {
    const travel = travelMinutes(expert.place, ticket.place);
    const arrivedAt = now + travel * minute;
    Object.assign(expert, { place: ticket.place, freeAt: arrivedAt + ticket.workMinutes * minute });
    served.push({ ticket, expertId: expert.id, arrivedAt, travel });
  };
  const serveQueue = (now: Instant): void => {
    for (let i = 0; i < queue.length; i += 1) {
      const ticket = queue[i];
      if (!ticket) continue;
      const able = experts.filter((e) => e.freeAt <= now && e.skills.includes(ticket.skill) && travelMinutes(e.place, ticket.place) <= (ticket.priority === 'urgent' ? 120 : 60));
      const [nearest] = able.sort((a, b) => travelMinutes(a.place, ticket.place) - travelMinutes(b.place, ticket.place) || (a.id < b.id ? -1 : 1));
      if (!nearest) continue;
      send(ticket, nearest, now);
      queue.splice(i, 1);
      i -= 1;
    }
  };
  let next = 0;
  let now = day.from as number;
  for (;;) {
    const raised = day.tickets[next]?.raisedAt ?? Infinity;
    const freed = Math.min(Infinity, ...experts.filter((e) => e.freeAt > now).map((e) => e.freeAt));
    now = Math.min(raised, freed);
    if (now === Infinity) return served;
    const ticket = raised <= now ? day.tickets[next] : undefined;
    if (ticket) {
      queue.push(ticket);
      next += 1;
    }
    serveQueue(now);
  }
}
