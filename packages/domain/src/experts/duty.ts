import { hour, type Instant, type Interval } from '../shared/index.ts';

/** What an expert's own plan says about a moment, before his jobs: on shift, between two parts of one working day, absent, or off. */
export type Duty = 'on_shift' | 'break' | 'absent' | 'off_shift';

/** A gap between two shifts that is longer than this is free time, not a break. */
export const longestBreak = 3 * hour;

const holds = ({ from, to }: Interval, now: Instant): boolean => from <= now && now < to;

/** `shifts` are the spans near the moment, absences not taken out. An absence counts whether he would have worked or not. */
export function dutyAt({ shifts, absences }: { readonly shifts: readonly Interval[]; readonly absences: readonly Interval[] }, now: Instant): Duty {
  if (absences.some((absence) => holds(absence, now))) return 'absent';
  if (shifts.some((shift) => holds(shift, now))) return 'on_shift';
  const before = Math.max(...shifts.filter(({ to }) => to <= now).map(({ to }) => to));
  const after = Math.min(...shifts.filter(({ from }) => from > now).map(({ from }) => from));
  return after - before <= longestBreak ? 'break' : 'off_shift';
}
