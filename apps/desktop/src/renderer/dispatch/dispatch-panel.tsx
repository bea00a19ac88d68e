import type { AssignmentView } from '@sysops/domain/dispatch';
import { Badge, Section, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { clock, moment } from '../api/times.ts';
import { useNow } from '../api/use-now.ts';
import { reasonText } from '../tickets/ticket-words.ts';
import { DecisionExplained } from './decision-explained.tsx';
import { assignmentLooks } from './dispatch-words.ts';
import { WhereIsExpert } from './where-is-expert.tsx';

/** Who was asked for a ticket, how it stands, and why this expert. */
export function DispatchPanel({ ticketId, withoutAnswer = false }: { ticketId: string; withoutAnswer?: boolean }) {
  const dispatch = useQuery(api.dispatch.forTicket.queryOptions({ ticketId }));
  const now = useNow();
  if (!dispatch.data) return dispatch.isError ? <p className="text-muted">Dispatch cannot be read right now.</p> : <Skeleton className="h-40 w-full" />;
  const assignments = dispatch.data.assignments.toSorted((a, b) => b.offeredAt - a.offeredAt);
  const decision = dispatch.data.decisions.toSorted((a, b) => b.at - a.at)[0];
  return (
    <div className="flex flex-col gap-5">
      {withoutAnswer ? null : <WhereIsExpert ticketId={ticketId} />}
      {assignments.length > 0 ? (
        <Section title="Who was asked">
          <ul className="flex flex-col gap-2">{assignments.map((one) => <Asked key={one.id} one={one} now={now} />)}</ul>
        </Section>
      ) : null}
      {decision ? (
        <Section title={decision.chosen.length > 0 ? 'Why this expert' : 'Why nobody yet'} intro={decision.waitingReason ? `${clock(decision.at)}: ${reasonText(decision.waitingReason)}.` : `Decided ${moment(decision.at, now)} among ${decision.candidates} experts.`}>
          <DecisionExplained decisionId={decision.id} />
        </Section>
      ) : (
        <p className="text-muted">No decision yet. Dispatch looks at a waiting ticket within seconds.</p>
      )}
    </div>
  );
}

const timesOf = (one: AssignmentView, now: number): string => {
  if (one.status === 'offered') return `asked ${clock(one.offeredAt)}, may answer until ${clock(one.expiresAt)}`;
  if (one.endedAt) return `asked ${moment(one.offeredAt, now)}, ended ${clock(one.endedAt)}`;
  if (one.status === 'arrived' || one.status === 'done') return `left ${moment(one.departAt, now)}, arrived ${clock(one.arriveAt)}`;
  if (one.status === 'travelling') return `left ${moment(one.departAt, now)}, there by ${clock(one.arriveAt)}`;
  return `leaves ${moment(one.departAt, now)}, arrives ${clock(one.arriveAt)}`;
};

function Asked({ one, now }: { one: AssignmentView; now: number }) {
  const { word, tone } = assignmentLooks[one.status];
  return (
    <li className="flex flex-col gap-0.5 rounded-card border border-line px-2.5 py-2">
      <span className="flex items-center justify-between gap-2"><span className="font-medium">{one.expertName}</span><Badge dot tone={tone} live={one.status === 'travelling'}>{word}</Badge></span>
      <span className="text-12 text-muted">{timesOf(one, now)}{one.endReason ? ` · ${one.endReason}` : ''}</span>
    </li>
  );
}
