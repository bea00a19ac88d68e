import type { BoardExpert, BoardVisit } from '@sysops/domain/dispatch';
import type { Interval } from '@sysops/domain/shared';
import { Badge } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { Pin, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { dispatchEn } from '../messages/console-dispatch-en.ts';
import { assignmentWords, expertStates } from '../messages/console-words.ts';
import { clock } from '../shell/console-times.ts';
import { hourMarks, place, type Placed } from './board-scale.ts';

const t = dispatchEn.board;
const hatch = 'bg-[repeating-linear-gradient(135deg,var(--neutral-8)_0_2px,transparent_2px_6px)]';

type TimelineProps = { experts: readonly BoardExpert[]; range: Interval; now: number; hovered: string | null; onHover: (expertId: string | null) => void };

/** One row for each expert over one day: shifts as paper, travel hatched, visits as bars, and the line of now. */
export function BoardTimeline({ experts, range, now, hovered, onHover }: TimelineProps) {
  const frame = useShowNow(range, now);
  return (
    <div ref={frame} role="region" aria-label={t.timeline} tabIndex={0} className="max-h-[34rem] overflow-auto">
      <div className="relative min-w-[128rem]">
        <Hours range={range} />
        <ul>
          {experts.map((expert) => (
            <li
              key={expert.expertId}
              onMouseEnter={() => onHover(expert.expertId)}
              onMouseLeave={() => onHover(null)}
              className={`grid h-12 grid-cols-[13rem_minmax(0,1fr)] border-t border-line [contain-intrinsic-size:auto_3rem] [content-visibility:auto] ${hovered === expert.expertId ? 'bg-hover' : ''}`}
            >
              <Row expert={expert} range={range} late={lateMinute(expert, now)} />
            </li>
          ))}
        </ul>
        <NowLine range={range} now={now} />
      </div>
    </div>
  );
}

/** Begins with the present hour in view; afterwards the reader scrolls. */
function useShowNow(range: Interval, now: number) {
  const frame = useRef<HTMLDivElement>(null);
  const shownFor = useRef<number | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element || shownFor.current === range.from) return;
    shownFor.current = range.from;
    const at = now >= range.from && now < range.to ? (now - range.from) / (range.to - range.from) : 0.3;
    element.scrollLeft = at * element.scrollWidth - element.clientWidth / 2;
  });
  return frame;
}

/** Lateness changes by the minute, not by the tick: rows stay as drawn meanwhile. */
const lateMinute = (expert: BoardExpert, now: number): number => (expert.visits.length > 0 ? Math.floor(now / 60_000) * 60_000 : 0);

function Hours({ range }: { range: Interval }) {
  return (
    <div className="sticky top-0 z-20 grid h-8 grid-cols-[13rem_minmax(0,1fr)] bg-surface text-12 text-muted">
      <span className="sticky left-0 z-10 flex items-center border-r border-line bg-surface px-card">{t.expert}</span>
      <span aria-hidden className="relative">
        {hourMarks(range).map((at) => <span key={at} className="tabular absolute top-0 flex h-full items-center border-l border-line pl-1.5" style={{ left: `${place({ from: at, to: range.to }, range)?.left ?? 0}%` }}>{clock(at).replace(':00', '')}</span>)}
      </span>
    </div>
  );
}

function NowLine({ range, now }: { range: Interval; now: number }) {
  const at = place({ from: now, to: range.to }, range);
  if (!at || now < range.from) return null;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-y-0 right-0 left-[13rem] z-10">
      <div className="absolute inset-y-0 flex w-0 flex-col items-center" style={{ left: `${at.left}%` }}>
        <span className="mt-1 size-2.5 shrink-0 rounded-pill border border-neutral-12 bg-now" />
        <span className="w-1 flex-1 border-x border-neutral-12 bg-now" />
      </div>
    </div>
  );
}

const Row = memo(function Row({ expert, range, late }: { expert: BoardExpert; range: Interval; late: number }) {
  const { word, tone } = expertStates[expert.state];
  return (
    <>
      <span className="sticky left-0 z-10 flex min-w-0 items-center justify-between gap-2 border-r border-line bg-surface px-card">
        <Link to="/console/experts/$expertId" params={{ expertId: expert.expertId }} className="min-w-0 truncate hover:underline">{expert.name}</Link>
        <Badge tone={tone} dot live={expert.state === 'en_route'}>{word}</Badge>
      </span>
      <span className="relative bg-sunken">
        {expert.working.map((span) => <Shift key={span.from} at={place(span, range)} />)}
        {expert.visits.map((visit) => <Visit key={visit.assignmentId} visit={visit} range={range} late={late} />)}
      </span>
    </>
  );
});

const box = (at: Placed) => ({ left: `${at.left}%`, width: `${at.width}%` });

const Shift = ({ at }: { at: Placed | null }) => (at ? <span aria-hidden className="absolute inset-y-0 bg-surface" style={box(at)} /> : null);

const fills: Readonly<Record<string, string>> = {
  offered: 'border-dashed border-blue-9 bg-blue-3 text-blue-12', accepted: 'border-violet-9 bg-violet-3 text-violet-12', travelling: 'border-lime-11 bg-lime-9 text-on-now', arrived: 'border-amber-9 bg-amber-3 text-amber-12', done: 'border-jade-7 bg-jade-3 text-jade-12',
};
const otherFill = 'border-neutral-8 bg-neutral-3 text-ink';

const isLate = (visit: BoardVisit, now: number): boolean =>
  (visit.status === 'accepted' && visit.departAt < now) || (visit.status === 'travelling' && visit.arriveAt < now) || (visit.status === 'arrived' && visit.finishAt < now);

function Visit({ visit, range, late }: { visit: BoardVisit; range: Interval; late: number }) {
  const travel = place({ from: visit.departAt, to: visit.arriveAt }, range);
  const work = place({ from: visit.arriveAt, to: Math.max(visit.finishAt, visit.arriveAt + 60_000) }, range);
  const isOverdue = isLate(visit, late);
  const name = `#${visit.ticketNumber} ${visit.city}`;
  const label = t.bar(name, `${assignmentWords[visit.status].word}${isOverdue ? `, ${t.late}` : ''}${visit.pinned ? `, ${t.pinned}` : ''}, ${visit.problemTitle}`, `${clock(visit.arriveAt)} – ${clock(visit.finishAt)}`);
  return (
    <>
      {travel ? <span aria-hidden className={`absolute inset-y-2.5 rounded-l-[4px] ${hatch}`} style={box(travel)} /> : null}
      {work ? (
        <Link
          to="/console/tickets/$ticketId"
          params={{ ticketId: visit.ticketId }}
          aria-label={label}
          title={label}
          className={`absolute inset-y-1.5 z-[5] flex items-center gap-1 overflow-hidden rounded-[4px] border px-1.5 text-12 leading-tight font-medium whitespace-nowrap ${isOverdue ? 'border-red-9 bg-red-3 text-red-12' : (fills[visit.status] ?? otherFill)}`}
          style={box(work)}
        >
          {isOverdue ? <TriangleAlert aria-hidden size={14} strokeWidth={2} className="shrink-0" /> : null}
          {visit.pinned ? <Pin aria-hidden size={14} strokeWidth={2} className="shrink-0" /> : null}
          <span className="truncate">{name}</span>
        </Link>
      ) : null}
    </>
  );
}

/** The colours in words. */
export function BoardLegend() {
  const keys = [[hatch, t.travel], [fills['offered'], t.offer], [fills['accepted'], assignmentWords.accepted.word], [fills['travelling'], assignmentWords.travelling.word], [fills['arrived'], assignmentWords.arrived.word], [fills['done'], t.done], ['border-red-9 bg-red-3', t.late], ['border-line bg-sunken', t.offShift]] as const;
  return (
    <ul aria-label={t.legend} className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-muted">
      {keys.map(([look, word]) => <li key={word} className="inline-flex items-center gap-1.5"><span aria-hidden className={`h-3 w-5 rounded-[3px] border ${look ?? ''}`} />{word}</li>)}
    </ul>
  );
}
