import type { ExpertFacts } from '@sysops/db/experts';
import type { ExpertListItem, ExpertView } from '@sysops/domain/experts';
import { expandWeek, type Instant, type Interval } from '@sysops/domain/shared';

/** Takes spans out of spans; both in order of time. */
function without(spans: readonly Interval[], gaps: readonly Interval[]): Interval[] {
  return gaps.reduce<Interval[]>((left, gap) => left.flatMap((span) => {
    if (gap.to <= span.from || span.to <= gap.from) return [span];
    return [{ from: span.from, to: gap.from }, { from: gap.to, to: span.to }].filter((piece) => piece.from < piece.to);
  }), [...spans]);
}

/** Spans in which the expert works: shifts by his own clock, absences taken out, spans that touch made one. */
export function workingSpans({ shifts, timeZone, absences }: Pick<ExpertFacts, 'shifts' | 'timeZone' | 'absences'>, range: Interval): Interval[] {
  const joined: Interval[] = [];
  for (const span of expandWeek(shifts, timeZone, range)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return without(joined, absences);
}

export const isOnShift = (expert: ExpertFacts, now: Instant): boolean => workingSpans(expert, { from: now, to: now + 1 }).some((span) => span.from <= now && now < span.to);

export function presentListItem(expert: ExpertFacts, now: Instant): ExpertListItem {
  const { id, name, email, phone, languages, timeZone, active, away, skills, home, position, serviceArea } = expert;
  return { id, name, email, phone, languages, timeZone, active, away, onShift: isOnShift(expert, now), skills, home, position, serviceArea };
}

export function presentExpert(expert: ExpertFacts, now: Instant): ExpertView {
  const { autoAccept, shifts, absences, version } = expert;
  return { ...presentListItem(expert, now), autoAccept, shifts, absences, version };
}
