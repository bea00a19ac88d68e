import * as z from 'zod';
import { DomainError, day, daysFromCivil, hour, minute, offsetAt, weekdayOf, type Instant, type Interval } from '../shared/index.ts';

/** One span of opening hours; an end at or before the start runs past midnight. A lunch gap is two spans on one day. */
const OpenSpan = z.object({ weekday: z.int().min(0).max(6), fromMinute: z.int().min(0).max(1439), toMinute: z.int().min(0).max(1440) });
const CivilDay = z.object({ year: z.int().min(1970).max(2199), month: z.int().min(1).max(12), day: z.int().min(1).max(31) });

/**
 * When the service works, by the wall clock of one zone: a minute is open when the clock on the wall shows opening
 * hours and the date is not a holiday. So the repeated hour of an autumn night counts twice, the skipped one never.
 */
export const BusinessCalendar = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('always') }),
  z.object({ kind: z.literal('hours'), timeZone: z.string().min(1), week: z.array(OpenSpan).min(1).max(42), holidays: z.array(CivilDay).max(400) }),
]);
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;
type Hours = Extract<BusinessCalendar, { kind: 'hours' }>;

/** Open spans of one UTC year in order, with the open milliseconds before each. */
type Year = { readonly from: Float64Array; readonly to: Float64Array; readonly before: Float64Array; readonly total: number };

/** A calendar that can count. Years are worked out when first needed. */
export type WorkingTime = {
  /** Open milliseconds in [from, to); 0 when the range is empty. */
  readonly between: (from: Instant, to: Instant) => number;
  /** The first instant at or after `from` by which `ms` open milliseconds have passed. Throws `invalid` when the calendar hardly ever opens. */
  readonly after: (from: Instant, ms: number) => Instant;
};

const dayMinutes = 1440;
const minutesPerWeek = 7 * dayMinutes;
/** A target is never longer than this many years of a calendar. */
const furthestYears = 50;

const yearStart = (year: number): Instant => daysFromCivil({ year, month: 1, day: 1 }) * day;
const yearOf = (at: Instant): number => new Date(at).getUTCFullYear();

/** Stretches of [from, to) with one offset from UTC each. Zones change at most once a day and on whole minutes. */
function offsetStretches(timeZone: string, { from, to }: Interval): (Interval & { readonly offset: number })[] {
  const stretches: (Interval & { offset: number })[] = [];
  let start = from;
  let offset = offsetAt(from, timeZone);
  for (let probe = from + day; probe <= to; probe += day) {
    const next = offsetAt(probe, timeZone);
    if (next === offset) continue;
    let low = probe - day;
    let high = probe;
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / (2 * minute)) * minute;
      if (offsetAt(middle, timeZone) === offset) low = middle;
      else high = middle;
    }
    stretches.push({ from: start, to: high, offset });
    start = high;
    offset = next;
  }
  if (start < to) stretches.push({ from: start, to, offset });
  return stretches;
}

/** Which minutes of a week are open, counted from Sunday 00:00 on the wall. Two hours past the end wrap to Sunday. */
function openMinutesOfWeek(week: Hours['week']): Uint8Array {
  const open = new Uint8Array(minutesPerWeek);
  for (const { weekday, fromMinute, toMinute } of week) {
    const length = toMinute > fromMinute ? toMinute - fromMinute : toMinute + dayMinutes - fromMinute;
    for (let i = 0; i < length; i += 1) open[(weekday * dayMinutes + fromMinute + i) % minutesPerWeek] = 1;
  }
  return open;
}

/** Open spans of each weekday in wall minutes after midnight, spans that touch joined. */
function spansOfDays(week: Hours['week']): readonly (readonly { from: number; to: number }[])[] {
  const open = openMinutesOfWeek(week);
  return Array.from({ length: 7 }, (_, weekday) => {
    const spans: { from: number; to: number }[] = [];
    for (let m = 0; m < dayMinutes; m += 1) {
      if (!open[weekday * dayMinutes + m]) continue;
      const last = spans.at(-1);
      if (last?.to === m) last.to = m + 1;
      else spans.push({ from: m, to: m + 1 });
    }
    return spans;
  });
}

type Compiled = { readonly timeZone: string; readonly days: ReturnType<typeof spansOfDays>; readonly holidays: ReadonlySet<number> };

function compileYear({ timeZone, days, holidays }: Compiled, year: number): Year {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to, offset } of offsetStretches(timeZone, { from: yearStart(year), to: yearStart(year + 1) })) {
    for (let wallDay = Math.floor((from + offset) / day); wallDay * day < to + offset; wallDay += 1) {
      if (holidays.has(wallDay)) continue;
      for (const span of days[weekdayOf(wallDay)] ?? []) {
        const start = Math.max(from, wallDay * day + span.from * minute - offset);
        const end = Math.min(to, wallDay * day + span.to * minute - offset);
        const last = spans.at(-1);
        if (start >= end) continue;
        if (last?.to === start) last.to = end;
        else spans.push({ from: start, to: end });
      }
    }
  }
  const before = new Float64Array(spans.length);
  let total = 0;
  spans.forEach((span, i) => {
    before[i] = total;
    total += span.to - span.from;
  });
  return { from: Float64Array.from(spans, (s) => s.from), to: Float64Array.from(spans, (s) => s.to), before, total };
}

/** Index of the last value ≤ `wanted` in ascending values, −1 when there is none. */
function lastAtMost(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Open milliseconds of the year before an instant in it. */
function openBefore(year: Year, at: Instant): number {
  const i = lastAtMost(year.from, at);
  return i < 0 ? 0 : (year.before[i] ?? 0) + Math.min(at, year.to[i] ?? 0) - (year.from[i] ?? 0);
}

/** The first instant of the year by which `ms` > 0 open milliseconds of it have passed; `ms` ≤ total. */
function instantWithOpen(year: Year, ms: number): Instant {
  let i = lastAtMost(year.before, ms);
  if (year.before[i] === ms) i -= 1;
  return (year.from[i] ?? 0) + ms - (year.before[i] ?? 0);
}

const always: WorkingTime = { between: (from, to) => Math.max(0, to - from), after: (from, ms) => from + Math.max(0, ms) };

/** Makes a calendar countable. Answers take microseconds once a year has been worked out; keep the result. */
export function workingTimeOf(calendar: BusinessCalendar): WorkingTime {
  if (calendar.kind === 'always') return always;
  const compiled: Compiled = { timeZone: calendar.timeZone, days: spansOfDays(calendar.week), holidays: new Set(calendar.holidays.map(daysFromCivil)) };
  const years = new Map<number, Year>();
  const yearAt = (year: number): Year => {
    const known = years.get(year) ?? compileYear(compiled, year);
    years.set(year, known);
    return known;
  };
  return {
    between: (from, to) => {
      if (to <= from) return 0;
      const first = yearOf(from);
      const last = yearOf(to);
      let open = openBefore(yearAt(last), to) - openBefore(yearAt(first), from);
      for (let year = first; year < last; year += 1) open += yearAt(year).total;
      return open;
    },
    after: (from, ms) => {
      if (ms <= 0) return from;
      const first = yearOf(from);
      let left = ms + openBefore(yearAt(first), from);
      for (let year = first; year < first + furthestYears; year += 1) {
        const compiledYear = yearAt(year);
        if (left <= compiledYear.total) return instantWithOpen(compiledYear, left);
        left -= compiledYear.total;
      }
      throw new DomainError('invalid', 'This calendar is closed for too long', { hours: Math.round(ms / hour) });
    },
  };
}
