import { hour, day, minute, type Instant } from '@sysops/domain/shared';
import {
  continueClock, defaultHours, defaultTargets, dueAt, instantAtPercent, isBreached, pauseClock, resumeClock, retargetClock, startClock, stopClock,
  usedMs, workingTimeOf, type BusinessCalendar, type ClockKind, type SlaClock, type SlaTarget, type WorkingTimes,
} from '@sysops/domain/sla';
import { randomFrom, type Random } from './random.ts';
import { MinuteClock, minuteTable, type MinuteTable, type OracleEvent } from './sla-oracle.ts';

/** Events fall within these months; the table runs on for as long as the longest target needs. */
const firstDay = Date.UTC(2026, 0, 1);
const lastDay = Date.UTC(2027, 11, 1);
const tableEnd = Date.UTC(2028, 5, 1);

const span = (weekday: number, fromHour: number, toHour: number) => ({ weekday, fromMinute: fromHour * 60, toMinute: toHour * 60 });
const daysOfWeek = [0, 1, 2, 3, 4, 5, 6];

/** Zones with every kind of clock change, hours with lunch, nights, every day, touching and overlapping spans. */
const calendars: readonly BusinessCalendar[] = [
  ...['America/New_York', 'America/Phoenix', 'Pacific/Honolulu'].map((zone) => defaultHours(zone, { from: 2026, to: 2028 })),
  { kind: 'hours', timeZone: 'America/Chicago', holidays: [], week: daysOfWeek.flatMap((d) => [span(d, 9, 12), span(d, 13, 17)]) },
  { kind: 'hours', timeZone: 'America/Los_Angeles', holidays: [{ year: 2026, month: 11, day: 1 }, { year: 2027, month: 3, day: 14 }], week: daysOfWeek.map((d) => span(d, 22, 6)) },
  { kind: 'hours', timeZone: 'America/Havana', holidays: [], week: [span(6, 20, 1.5), span(0, 0, 2.5), span(0, 2, 4), span(3, 0, 24)] },
  { kind: 'hours', timeZone: 'America/Denver', holidays: [], week: daysOfWeek.map((d) => span(d, 0, 24)) },
  { kind: 'hours', timeZone: 'Australia/Lord_Howe', holidays: [{ year: 2026, month: 12, day: 25 }], week: daysOfWeek.slice(1).map((d) => ({ weekday: d, fromMinute: 61, toMinute: 119 + 60 * d })) },
];

type World = { readonly times: WorkingTimes; readonly tables: Readonly<Record<SlaTarget['calendar'], MinuteTable>> };

function openWorlds(): World[] {
  const range = { from: firstDay, to: tableEnd };
  const alwaysTable = minuteTable({ kind: 'always' }, range);
  const alwaysTime = workingTimeOf({ kind: 'always' });
  return calendars.map((calendar) => ({ times: { always: alwaysTime, business: workingTimeOf(calendar) }, tables: { always: alwaysTable, business: minuteTable(calendar, range) } }));
}

const targets = Object.values(defaultTargets).flatMap((tier) => Object.values(tier).flatMap((of) => Object.values(of)));

const randomTarget = (random: Random): SlaTarget => (random.chance(0.7)
  ? targets[random.int(0, targets.length - 1)] ?? { minutes: 30, calendar: 'business' }
  : { minutes: random.int(1, 900), calendar: random.pick(['always', 'business']) });

/** Half of all cases start in a week in which some clock changes. */
function randomStart(random: Random): Instant {
  const change = random.pick([Date.UTC(2026, 2, 8), Date.UTC(2026, 10, 1), Date.UTC(2027, 2, 14), Date.UTC(2027, 10, 7), Date.UTC(2026, 9, 4), Date.UTC(2027, 3, 4)]);
  const at = random.chance(0.5) ? change + random.int(-3 * 1440, 2 * 1440) * minute : random.int(firstDay / minute, lastDay / minute) * minute;
  return random.chance(0.5) ? at : at + random.int(0, 59_999);
}

function randomEvents(random: Random, start: Instant): OracleEvent[] {
  let at = start;
  return Array.from({ length: random.int(0, 5) }, (): OracleEvent => {
    at += random.chance(0.1) ? 0 : random.int(0, random.pick([30, 300, 2000]) * minute);
    const kind = random.pick<OracleEvent['kind']>(['pause', 'pause', 'resume', 'resume', 'retarget', 'retarget', 'stop', 'continue', 'continue', 'restart']);
    return kind === 'retarget' || kind === 'restart' || kind === 'continue' ? { kind, at, target: randomTarget(random) } : { kind, at };
  });
}

function applyToProduct(clock: SlaClock, event: OracleEvent, times: WorkingTimes): SlaClock {
  switch (event.kind) {
    case 'pause': return pauseClock(clock, event.at, times);
    case 'resume': return resumeClock(clock, event.at);
    case 'stop': return stopClock(clock, event.at, times);
    case 'continue': return continueClock(clock, { target: event.target, at: event.at }, times);
    case 'retarget': return retargetClock(clock, { target: event.target, at: event.at }, times);
    case 'restart': return startClock(clock.kind, event.target, event.at);
  }
}

/** Compares one random story. Returns what differs, or null. */
function compareOne(random: Random, world: World): string | null {
  const start = { at: randomStart(random), target: randomTarget(random) };
  const events = randomEvents(random, start.at);
  const kind: ClockKind = 'arrive';
  let clock = startClock(kind, start.target, start.at);
  const oracle = new MinuteClock(start, world.tables);
  for (const event of events) {
    clock = applyToProduct(clock, event, world.times);
    oracle.apply(event);
  }
  const now = (events.at(-1)?.at ?? start.at) + random.int(0, random.pick([hour, day]));
  oracle.walk(now);
  const facts: (readonly [unknown, unknown])[] = [[usedMs(clock, now, world.times), oracle.used], [clock.state, oracle.state], [isBreached(clock, now, world.times), oracle.missedAt !== null]];
  if (oracle.missedAt !== null) facts.push([dueAt(clock, world.times), oracle.missedAt]);
  else if (oracle.state === 'running') {
    for (const percent of [50, 75, 90, 100]) {
      const wanted = (clock.target.minutes * minute * percent) / 100;
      if (oracle.used < wanted) facts.push([instantAtPercent(clock, percent, world.times), oracle.walk(tableEnd, wanted)]);
    }
  } else facts.push([dueAt(clock, world.times), null]);
  const wrong = facts.find(([mine, theirs]) => mine !== theirs);
  return wrong ? `${JSON.stringify({ start, events, now })}: ${String(wrong[0])} instead of ${String(wrong[1])}` : null;
}

export type SlaReport = { readonly cases: number; readonly seed: number; readonly differences: readonly string[] };

/** The product's SLA arithmetic against a clock that walks minute by minute. */
export function simulateSla({ cases, seed }: { readonly cases: number; readonly seed: number }): SlaReport {
  const worlds = openWorlds();
  const random = randomFrom(seed);
  const differences: string[] = [];
  for (let i = 0; i < cases; i += 1) {
    const world = worlds[i % worlds.length];
    const difference = world ? compareOne(random, world) : 'no calendar';
    if (difference !== null) differences.push(difference);
  }
  return { cases, seed, differences };
}
