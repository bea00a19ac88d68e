import { scoreParts, type CandidateVerdict, type ScorePart } from '@sysops/domain/dispatch';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';
import { partWords } from '../messages/console-words.ts';

const fills: Readonly<Record<ScorePart, string>> = {
  arrival: 'bg-neutral-12', slack: 'bg-violet-9', skill_fit: 'bg-blue-9', rare_skill: 'bg-jade-9', continuity: 'bg-amber-9', fair_load: 'bg-neutral-9', travel: 'bg-neutral-7',
};

export const partFill = (part: ScorePart): string => fills[part];

type Score = NonNullable<CandidateVerdict['score']>;

/** Points of a part: its value of 0–100, weighted. */
export const pointsOf = ({ value, weight }: Score['parts'][number]): number => (value * weight) / 100;

/** A score as one bar of its parts; the whole width is 100 points. The table beside it says the same in numbers. */
export function ScoreBar({ name, score }: { name: string; score: Score }) {
  return (
    <span role="img" aria-label={t.why.barLabel(name, Math.round(score.total))} className="flex h-2.5 w-full min-w-24 gap-px overflow-hidden rounded-pill bg-neutral-4 hc:border">
      {score.parts.filter((part) => pointsOf(part) > 0).map((part) => <span key={part.part} title={`${partWords[part.part]}: ${pointsOf(part).toFixed(1)}`} className={fills[part.part]} style={{ width: `${pointsOf(part)}%` }} />)}
    </span>
  );
}

export const PartDot = ({ part }: { part: ScorePart }) => <span aria-hidden className={`inline-block size-2.5 rounded-[3px] ${fills[part]}`} />;

/** Which colour is which part. */
export function ScoreLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small text-muted">
      {scoreParts.map((part) => <li key={part} className="inline-flex items-center gap-1.5"><PartDot part={part} />{partWords[part]}</li>)}
    </ul>
  );
}
