import type { CandidateVerdict } from '@sysops/domain/dispatch';
import { Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { api } from '../api/api.ts';
import { clock } from '../api/times.ts';
import { inReason, outReason } from './dispatch-words.ts';

const shown = 3;

/** The best candidates of a decision with what spoke for them, and why others were out. */
export function DecisionExplained({ decisionId }: { decisionId: string }) {
  const found = useQuery(api.dispatch.explain.queryOptions({ decisionId }, { staleTime: Infinity }));
  if (!found.data) return <Skeleton className="h-24 w-full" />;
  const { candidates, chosen } = found.data.decision;
  const fit = candidates.filter(({ eligible }) => eligible);
  const out = candidates.filter(({ eligible }) => !eligible);
  return (
    <div className="flex flex-col gap-2">
      <ol className="flex flex-col gap-2">{fit.slice(0, shown).map((one) => <Fit key={one.expertId} one={one} chosen={chosen.includes(one.expertId)} />)}</ol>
      {fit.length > shown ? <p className="text-12 text-muted">and {fit.length - shown} more who could come</p> : null}
      {out.length > 0 ? (
        <details>
          <summary className="link w-fit cursor-pointer">{out.length} could not come</summary>
          <ul className="mt-1.5 flex flex-col gap-1">
            {out.map((one) => <li key={one.expertId} className="flex items-start gap-1.5"><X aria-hidden size={14} strokeWidth={2} className="mt-0.5 shrink-0 text-muted" /><span><span className="font-medium">{one.name}</span> <span className="text-muted">{outReason(one)}</span></span></li>)}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Fit({ one, chosen }: { one: CandidateVerdict; chosen: boolean }) {
  return (
    <li className="flex flex-col gap-0.5">
      <span className="flex items-center justify-between gap-2">
        <span className="flex min-w-0 items-center gap-1.5 font-medium">{chosen ? <Check aria-label="Chosen" size={14} strokeWidth={2.5} className="shrink-0 text-jade-11" /> : null}<span className="truncate">{one.name}</span></span>
        {one.score ? <span className="tabular text-muted">{Math.round(one.score.total)} points</span> : null}
      </span>
      {one.slot ? <span className="tabular text-12 text-muted">there by {clock(one.slot.arriveAt)}, {one.slot.travelMinutes} min away</span> : null}
      <span className="text-12 text-muted">{inReason(one)}</span>
    </li>
  );
}
