import type { NextStep } from '@sysops/domain/tickets';
import { dueWords } from '../shell/console-times.ts';
import { nextWords, ownerWords } from '../messages/console-words.ts';

/** What must be done next, by whom, and how long there is. Late is said in red words. */
export function NextStepLine({ next, now, stacked = false }: { next: NextStep | null; now: number; stacked?: boolean }) {
  if (!next) return <span className="text-muted">–</span>;
  const late = next.dueAt < now;
  return (
    <span className={stacked ? 'flex flex-col' : 'inline-flex flex-wrap items-baseline gap-x-2'}>
      <span>{nextWords[next.action]} <span className="text-muted">· {ownerWords[next.owner]}</span></span>
      <span className={late ? 'tabular text-12 font-medium text-danger-text' : 'tabular text-12 text-muted'}>{dueWords(next.dueAt, now)}</span>
    </span>
  );
}
