import { day, minute, type Instant, type Interval } from './instants.ts';

/** A civil date without a zone. */
export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** One working span of a week: weekday 0 is Sunday; minutes after local midnight; `toMinute` ≤ `fromMinute` runs past midnight. */
export type WeeklySpan = { readonly weekday: number; readonly fromMinute: number; readonly toMinute: number };

/** Days since 1970-01-01 of a civil date. Source: H. Hinnant, chrono-compatible date algorithms. */
export function daysFromCivil({ year, month, day: d }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `daysFromCivil`. */
export function civilFromDays(days: number): CivilDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 };
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (days: number): number => (((days + 4) % 7) + 7) % 7;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

export type LocalTime = CivilDate & { readonly minuteOfDay: number; readonly second: number };

/** Wall-clock reading of an instant in an IANA zone. */
export function localTime(at: Instant, timeZone: string): LocalTime {
  const parts: Record<string, number> = {};
  for (const part of formatFor(timeZone).formatToParts(at)) parts[part.type] = Number(part.value);
  const { year = 1970, month = 1, day: d = 1, hour = 0, minute: m = 0, second = 0 } = parts;
  return { year, month, day: d, minuteOfDay: hour * 60 + m, second };
}

/** Milliseconds to add to UTC to get the zone's wall clock at that instant. */
export function offsetAt(at: Instant, timeZone: string): number {
  const local = localTime(at, timeZone);
  const asUtc = daysFromCivil(local) * day + local.minuteOfDay * minute + local.second * 1000;
  return asUtc - Math.floor(at / 1000) * 1000;
}

/**
 * The instant of a wall-clock time. In a spring gap the time moves forward by the gap; in an autumn overlap the
 * earlier of the two instants is taken.
 */
export function instantOf(date: CivilDate, minuteOfDay: number, timeZone: string): Instant {
  const wall = daysFromCivil(date) * day + minuteOfDay * minute;
  const before = wall - offsetAt(wall - day, timeZone);
  const after = wall - offsetAt(wall + day, timeZone);
  const valid = [before, after].filter((at) => at + offsetAt(at, timeZone) === wall);
  return valid.length > 0 ? Math.min(...valid) : Math.max(before, after);
}

/** The working spans of a weekly pattern that touch [from, to), as instants in order. */
export function expandWeek(week: readonly WeeklySpan[], timeZone: string, range: Interval): Interval[] {
  const spans: Interval[] = [];
  const first = daysFromCivil(localTime(range.from, timeZone)) - 1;
  const last = daysFromCivil(localTime(range.to, timeZone));
  for (let days = first; days <= last; days += 1) {
    for (const span of week) {
      if (span.weekday !== weekdayOf(days)) continue;
      const endDay = span.toMinute <= span.fromMinute ? days + 1 : days;
      const from = instantOf(civilFromDays(days), span.fromMinute, timeZone);
      const to = instantOf(civilFromDays(endDay), span.toMinute, timeZone);
      if (from < to && from < range.to && range.from < to) spans.push({ from, to });
    }
  }
  return spans.sort((a, b) => a.from - b.from);
}
