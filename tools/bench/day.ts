import { defaultWeights, visitCost } from '@sysops/domain/dispatch';
import { hour, minute, type Instant, type LatLng } from '@sysops/domain/shared';
import { defaultTargets } from '@sysops/domain/sla';
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

/** `towns`: eight towns on a ring of 20 km. `city`: one city of the same width. */
export type Region = 'towns' | 'city';
export type DayPlan = {
  readonly seed: number;
  readonly region: Region;
  readonly ticketsPerHour: number;
  readonly hours: number;
  readonly spike: { readonly times: number; readonly fromHour: number; readonly hours: number } | null;
};

const dayStart: Instant = Date.UTC(2026, 5, 1, 12);
const expertCount = 40;
const skillsOfExpert = 3;
/** Six skills with their share of the tickets: two are common, one is scarce. */
const skills: Shares<string> = [['computer', 0.28], ['tv-power', 0.2], ['network', 0.16], ['tv-panel', 0.16], ['audio', 0.14], ['mains-safety', 0.06]];
const priorities: Shares<Priority> = [['normal', 0.55], ['high', 0.2], ['low', 0.15], ['urgent', 0.1]];
const townCount = 8;

type Shares<T> = readonly [readonly [T, number], ...(readonly [T, number])[]];

function drawn<T>(random: Random, shares: Shares<T>): T {
  let left = random.next();
  for (const [value, share] of shares) {
    if (left < share) return value;
    left -= share;
  }
  return shares[0][0];
}

function placeIn(random: Random, region: Region, town: number): LatLng {
  const around = (km: number): number => (random.next() + random.next() + random.next() - 1.5) * 2 * km;
  const angle = (2 * Math.PI * town) / townCount;
  const [x, y] = region === 'city' ? [around(6), around(6)] : [20 * Math.cos(angle) + around(2), 20 * Math.sin(angle) + around(2)];
  return { lat: 40.72 + y / 111.2, lng: -73.95 + x / 84.3 };
}

function makeExperts(random: Random, region: Region): DayExpert[] {
  return Array.from({ length: expertCount }, (_, i) => {
    const own = new Set<string>([skills[i % skills.length]?.[0] ?? skills[0][0]]);
    while (own.size < skillsOfExpert) own.add(drawn(random, skills));
    return { id: `e${String(i).padStart(2, '0')}`, home: placeIn(random, region, i % townCount), skills: [...own] };
  });
}

function makeTicket(random: Random, region: Region, raised: { readonly id: number; readonly at: Instant }): DayTicket {
  const priority = drawn(random, priorities);
  const targets = (random.chance(0.5) ? defaultTargets['plus'] : undefined) ?? defaultTargets.standard;
  const expectedMinutes = random.pick([30, 45, 60, 60, 75, 90]);
  return {
    id: `t${String(raised.id).padStart(5, '0')}`, raisedAt: raised.at, place: placeIn(random, region, random.int(0, townCount - 1)), skill: drawn(random, skills), priority,
    dueAt: raised.at + targets[priority].arrive.minutes * minute, expectedMinutes, workMinutes: Math.round(expectedMinutes * (0.6 + 0.8 * random.next())),
  };
}

export function makeDay({ seed, region, ticketsPerHour, hours, spike }: DayPlan): Day {
  const random = randomFrom(seed);
  const experts = makeExperts(random, region);
  const tickets: DayTicket[] = [];
  for (let at = dayStart; ;) {
    const elapsed = (at - dayStart) / hour;
    const times = spike && elapsed >= spike.fromHour && elapsed < spike.fromHour + spike.hours ? spike.times : 1;
    at += Math.round((-Math.log(1 - random.next()) / (ticketsPerHour * times)) * 3600) * 1000;
    if (at >= dayStart + hours * hour) return { from: dayStart, experts, tickets };
    tickets.push(makeTicket(random, region, { id: tickets.length, at }));
  }
}

/** What a policy made of one ticket. */
export type Served = { readonly ticket: DayTicket; readonly arrivedAt: Instant; readonly travel: number };
export type Outcome = {
  /** Minutes from the ticket to the door. */
  readonly wait: number;
  readonly waitP95: number;
  readonly travel: number;
  /** Share of tickets, and of urgent and high ones, whose arrival was after their SLA. */
  readonly breach: number;
  readonly priorityBreach: number;
  /** What re-planning minimises, as it came out: weighed waiting, missed promises and travel in minutes per ticket. */
  readonly cost: number;
  /** Share of the experts' time until the last ticket came in that went into travel and work. */
  readonly busy: number;
};

const costOf = ({ ticket, arrivedAt, travel }: Served): number =>
  visitCost({ priority: ticket.priority, waitsFrom: ticket.raisedAt, dueAt: ticket.dueAt }, { arriveAt: arrivedAt, travelMinutes: travel }, defaultWeights);

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);

export function outcomeOf(day: Day, served: readonly Served[]): Outcome {
  if (served.length !== day.tickets.length) throw new Error(`${day.tickets.length - served.length} tickets were not served`);
  const waits = served.map((s) => (s.arrivedAt - s.ticket.raisedAt) / minute).sort((a, b) => a - b);
  const late = (of: readonly Served[]): number => mean(of.map((s) => (s.arrivedAt > s.ticket.dueAt ? 1 : 0)));
  const until = Math.max(...day.tickets.map((t) => t.raisedAt));
  const used = served.filter((s) => s.arrivedAt < until).reduce((sum, s) => sum + s.travel + s.ticket.workMinutes, 0);
  return {
    wait: mean(waits), waitP95: waits[Math.floor(waits.length * 0.95)] ?? 0, travel: mean(served.map((s) => s.travel)), breach: late(served),
    priorityBreach: late(served.filter(({ ticket }) => ticket.priority === 'urgent' || ticket.priority === 'high')),
    cost: mean(served.map(costOf)), busy: used / (day.experts.length * ((until - day.from) / minute)),
  };
}
