import type { AssignmentView, TicketDispatchView } from '@sysops/domain/dispatch';
import type { Ticket } from '@sysops/domain/tickets';
import { Badge, Button, EmptyState, Section } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';
import { assignmentWords, waitingWords } from '../messages/console-words.ts';
import { Facts, type Fact } from '../shell/console-facts.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { moment } from '../shell/console-times.ts';
import { ActForExpertDialog } from './act-for-expert-dialog.tsx';
import { actsFor } from './expert-acts.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const words = t.ticket;
type Asked = { readonly kind: 'withdraw' | 'act'; readonly assignment: AssignmentView } | null;

/** Who was asked, how it went, and the decisions behind it. */
export function TicketDispatch({ ticket, now }: { ticket: Ticket; now: number }) {
  const view = useQuery(api.dispatch.forTicket.queryOptions({ ticketId: ticket.id }));
  const [asked, setAsked] = useState<Asked>(null);
  return (
    <Loaded query={view}>
      {(data) => (
        <div className="flex flex-col gap-6">
          <Section title={words.title}>
            {data.assignments.length === 0
              ? <EmptyState drawing="calendar" title={words.none} text={words.noneText} />
              : <ul className="flex flex-col gap-3">{data.assignments.toReversed().map((a) => <AssignmentRow key={a.id} assignment={a} ticket={ticket} now={now} onAsk={setAsked} />)}</ul>}
          </Section>
          <Decisions view={data} now={now} />
          {asked?.kind === 'withdraw' ? <WithdrawDialog assignment={asked.assignment} onClose={() => setAsked(null)} /> : null}
          {asked?.kind === 'act' ? <ActForExpertDialog assignment={asked.assignment} ticket={ticket} onClose={() => setAsked(null)} /> : null}
        </div>
      )}
    </Loaded>
  );
}

type RowProps = { assignment: AssignmentView; ticket: Ticket; now: number; onAsk: (asked: Asked) => void };

function AssignmentRow({ assignment: a, ticket, now, onAsk }: RowProps) {
  const { word, tone } = assignmentWords[a.status];
  const canAct = actsFor(a.status, ticket.status).length > 0;
  const time = (label: string, at: number): Fact => ({ label, value: <span className="tabular">{moment(at, now)}</span> });
  return (
    <li className="rounded-card border border-line px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex flex-wrap items-center gap-2">
          <Link to="/console/experts/$expertId" params={{ expertId: a.expertId }} className="link font-medium">{a.expertName}</Link>
          <Badge tone={tone} dot live={a.status === 'travelling'}>{word}</Badge>
          {a.slot > 1 ? <span className="text-small text-muted">{words.slot(a.slot)}</span> : null}
          {a.endReason ? <span className="text-muted">“{a.endReason}”</span> : null}
        </span>
        <span className="flex flex-wrap gap-1.5">
          {a.status === 'offered' ? <Button size="small" onClick={() => onAsk({ kind: 'withdraw', assignment: a })}>{words.withdraw}</Button> : null}
          {canAct ? <Button size="small" onClick={() => onAsk({ kind: 'act', assignment: a })}>{words.forExpert}</Button> : null}
          {a.decisionId ? <Link to="/console/decisions/$decisionId" params={{ decisionId: a.decisionId }} className="link self-center px-1 text-small">{words.why}<span className="sr-only"> {a.expertName}</span></Link> : null}
        </span>
      </div>
      <div className="mt-2 grid grid-cols-2 gap-x-6 sm:grid-cols-4 [&_dl]:contents">
        <Facts facts={[time(words.offered, a.offeredAt), a.status === 'offered' ? time(words.answers, a.expiresAt) : time(words.leaves, a.departAt), time(words.arrives, a.arriveAt), a.endedAt ? time(words.ended, a.endedAt) : time(words.ends, a.finishAt)]} />
      </div>
    </li>
  );
}

const isWaiting = (code: string): code is keyof typeof waitingWords => code in waitingWords;

function Decisions({ view, now }: { view: TicketDispatchView; now: number }) {
  const { isManager, isAdmin } = useStaff();
  const names = new Map(view.assignments.map((a) => [a.expertId, a.expertName]));
  if (!isManager && !isAdmin) return null;
  return (
    <Section title={words.decisions}>
      {view.decisions.length === 0 ? <p className="text-muted">{words.decisionsNone}</p> : (
        <ul className="divide-y divide-line border-y border-line">
          {view.decisions.toReversed().map((decision) => (
            <li key={decision.id}>
              <Link to="/console/decisions/$decisionId" params={{ decisionId: decision.id }} className="flex flex-wrap items-baseline justify-between gap-x-4 px-2 py-2 transition-colors hover:bg-hover">
                <span>
                  {decision.chosen.length > 0 ? words.decisionChosen(decision.chosen.map((id) => names.get(id) ?? '–').join(', ')) : words.decisionNobody}
                  {decision.waitingReason ? <span className="text-muted">: {isWaiting(decision.waitingReason) ? waitingWords[decision.waitingReason] : decision.waitingReason}</span> : null}
                </span>
                <span className="tabular text-small text-muted">{words.candidates(decision.candidates)} · {moment(decision.at, now)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
