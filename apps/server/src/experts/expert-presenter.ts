import type { ExpertFacts } from '@sysops/db/experts';
import { dutyAt, longestBreak, type Duty, type ExpertListItem, type ExpertView } from '@sysops/domain/experts';
import { expandWeek, hour, type Instant, type Interval } from '@sysops/domain/shared';

/** Takes spans out of spans; both in order of time. */
function without(spans: readonly Interval[], gaps: readonly Interval[]): Interval[] {
  return gaps.reduce<Interval[]>((left, gap) => left.flatMap((span) => {
    if (gap.to <= span.from || span.to <= gap.from) return [span];
    return [{ from: span.from, to: gap.from }, { from: gap.to, to: span.to }].filter((piece) => piece.from < piece.to);
  }), [...spans]);
}

/** Weeks on the clock are worked out once for all experts who share them: most do, and the clock's arithmetic is the dear part. */
const known = new Map<string, readonly Interval[]>();
const mostKnown = 5000;

function spansOfWeek(shifts: ExpertFacts['shifts'], timeZone: string, range: Interval): readonly Interval[] {
  const whole = { from: Math.floor(range.from / hour) * hour, to: Math.ceil(range.to / hour) * hour };
  const key = `${timeZone} ${whole.from} ${whole.to} ${JSON.stringify(shifts)}`;
  const spans = known.get(key) ?? expandWeek(shifts, timeZone, whole);
  if (known.size >= mostKnown) known.clear();
  known.set(key, spans);
  return spans.filter((span) => span.from < range.to && range.from < span.to);
}

/** Spans in which the expert works: shifts by his own clock, absences taken out, spans that touch made one. */
export function workingSpans({ shifts, timeZone, absences }: Pick<ExpertFacts, 'shifts' | 'timeZone' | 'absences'>, range: Interval): Interval[] {
  const joined: Interval[] = [];
  for (const span of spansOfWeek(shifts, timeZone, range)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return without(joined, absences);
}

/** What his shifts and absences say about now. */
export const dutyOf = ({ shifts, timeZone, absences }: Pick<ExpertFacts, 'shifts' | 'timeZone' | 'absences'>, now: Instant): Duty =>
  dutyAt({ shifts: spansOfWeek(shifts, timeZone, { from: now - longestBreak, to: now + longestBreak }), absences }, now);

export const isOnShift = (expert: ExpertFacts, now: Instant): boolean => dutyOf(expert, now) === 'on_shift';

export function presentListItem(expert: ExpertFacts, now: Instant): ExpertListItem {
  const duty = dutyOf(expert, now);
  const { id, name, email, phone, languages, timeZone, active, away, skills, home, position, serviceArea } = expert;
  return { id, name, email, phone, languages, timeZone, active, away, onShift: duty === 'on_shift', duty, skills, home, position, serviceArea };
}

export function presentExpert(expert: ExpertFacts, now: Instant): ExpertView {
  const { autoAccept, jobsShown, shifts, absences, version } = expert;
  return { ...presentListItem(expert, now), autoAccept, jobsShown, shifts, absences, version };
}
