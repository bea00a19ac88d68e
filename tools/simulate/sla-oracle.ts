import { minute, type Instant } from '@sysops/domain/shared';
import type { BusinessCalendar, SlaClock, SlaTarget } from '@sysops/domain/sla';

/** One byte for each minute from `origin`: 1 when open. Made by reading the wall clock, not by the product's calendar. */
export type MinuteTable = { readonly origin: Instant; readonly open: Uint8Array };

const quarter = 15 * minute;
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

type WallClock = { readonly weekday: number; readonly minuteOfDay: number; readonly date: string };

/** Zones change on quarter hours only, so the wall is read at each of them and counted on in between. */
function wallReader(timeZone: string): (at: Instant) => WallClock {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', weekday: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
  return (at) => {
    const read = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, p.value]));
    return { weekday: weekdayNames.indexOf(read['weekday'] ?? ''), minuteOfDay: Number(read['hour']) * 60 + Number(read['minute']), date: `${read['year']}-${read['month']}-${read['day']}` };
  };
}

export function minuteTable(calendar: BusinessCalendar, range: { readonly from: Instant; readonly to: Instant }): MinuteTable {
  const open = new Uint8Array((range.to - range.from) / minute);
  if (calendar.kind === 'always') return { origin: range.from, open: open.fill(1) };
  const read = wallReader(calendar.timeZone);
  const holidays = new Set(calendar.holidays.map((d) => `${d.year}-${d.month}-${d.day}`));
  for (let at = range.from; at < range.to; at += quarter) {
    const wall = read(at);
    if (holidays.has(wall.date)) continue;
    for (let i = 0; i < 15; i += 1) {
      const now = wall.minuteOfDay + i;
      const isOpen = calendar.week.some((span) => {
        const overnight = span.toMinute <= span.fromMinute;
        const today = span.weekday === wall.weekday && now >= span.fromMinute && (overnight || now < span.toMinute);
        const yesterday = overnight && (span.weekday + 1) % 7 === wall.weekday && now < span.toMinute;
        return today || yesterday;
      });
      if (isOpen) open[(at - range.from) / minute + i] = 1;
    }
  }
  return { origin: range.from, open };
}

export type OracleEvent =
  | { readonly kind: 'pause' | 'resume' | 'stop'; readonly at: Instant }
  | { readonly kind: 'continue' | 'retarget' | 'restart'; readonly at: Instant; readonly target: SlaTarget };

type Tables = Readonly<Record<SlaTarget['calendar'], MinuteTable>>;

/** A clock that is advanced minute by minute; nothing is computed ahead. */
export class MinuteClock {
  used = 0;
  state: SlaClock['state'] = 'running';
  missedAt: Instant | null = null;
  private at: Instant;
  private target: SlaTarget;
  private readonly tables: Tables;

  constructor(start: { readonly at: Instant; readonly target: SlaTarget }, tables: Tables) {
    this.at = start.at;
    this.target = start.target;
    this.tables = tables;
  }

  /** Walks to `end`, or to the moment `reach` milliseconds are used, whichever is first. Returns where it stands. */
  walk(end: Instant, reach = Infinity): Instant {
    const { origin, open } = this.tables[this.target.calendar];
    const limit = this.target.minutes * minute;
    while (this.at < end && this.used < reach) {
      const index = Math.floor((this.at - origin) / minute);
      if (index < 0 || index >= open.length) throw new Error('The minute table is too short');
      const next = Math.min(end, origin + (index + 1) * minute);
      const counts = this.state === 'running' && open[index] === 1;
      const gain = counts ? Math.min(next - this.at, reach - this.used) : next - this.at;
      if (counts && this.missedAt === null && this.used + gain >= limit) this.missedAt = this.at + Math.max(0, limit - this.used);
      if (counts) this.used += gain;
      this.at += gain;
    }
    return this.at;
  }

  apply(event: OracleEvent): void {
    this.walk(event.at);
    if (event.kind === 'pause' && this.state === 'running') this.state = 'paused';
    if (event.kind === 'resume' && this.state === 'paused') this.state = 'running';
    if (event.kind === 'stop') this.state = 'stopped';
    const goesOn = event.kind === 'continue' && this.state === 'stopped';
    if (goesOn) this.state = 'running';
    if (goesOn || (event.kind === 'retarget' && this.state !== 'stopped')) {
      this.target = event.target;
      const missed = this.used >= event.target.minutes * minute;
      this.missedAt = missed ? (this.missedAt ?? event.at) : null;
    }
    if (event.kind === 'restart') Object.assign(this, { target: event.target, used: 0, state: 'running', missedAt: null });
  }
}
