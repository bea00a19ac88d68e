import type { LateActView } from '@sysops/domain/dispatch';
import { Badge, Button, StatusBadge } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { attentionEn } from '../messages/console-attention-en.ts';
import { assignmentWords } from '../messages/console-words.ts';
import { useExpertNames } from '../experts/use-expert-names.ts';
import { Facts } from '../shell/console-facts.tsx';
import { moment, span } from '../shell/console-times.ts';
import { visitOf } from '../tickets/desk-words.ts';
import { lateActDetail, lateActWord } from './late-act-words.ts';
import { SettleLateDialog } from './settle-late-dialog.tsx';

const t = attentionEn.late;

type RowProps = { act: LateActView; now: number; /** The list is about one ticket. */ own: boolean };

/** One act: what was meant beside what is true now, so that a person can decide. */
export function LateActRow({ act, now, own }: RowProps) {
  const [settling, setSettling] = useState(false);
  const nameOf = useExpertNames();
  const detail = lateActDetail(act);
  return (
    <li className="flex flex-col gap-3 px-card py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link to="/console/experts/$expertId" params={{ expertId: act.expertId }} className="link font-medium">{nameOf(act.expertId)}</Link>
          <span>{lateActWord(act)}</span>
          {act.settledAt === null ? null : <Badge tone="jade" dot>{t.settled}</Badge>}
        </p>
        {act.settledAt === null ? <Button size="small" onClick={() => setSettling(true)}>{t.settle}</Button> : null}
      </div>
      <div className="grid gap-3 md:grid-cols-2">
        <Side title={t.meant}>
          <p>{detail ?? lateActWord(act)}</p>
          <p className="tabular text-small text-muted">{t.doneAt(moment(act.doneAt, now))}, {t.arrived(moment(act.receivedAt, now), span(act.receivedAt - act.doneAt))}</p>
          <p className="text-small text-muted">{t.refused}: {act.refusedWith}</p>
        </Side>
        <Side title={t.now}><TrueNow act={act} own={own} /></Side>
      </div>
      {act.settledAt === null ? null : <p className="text-small text-muted">{t.settledBy(act.settledBy ?? '', moment(act.settledAt, now))}: “{act.note}”</p>}
      {settling ? <SettleLateDialog act={act} title={t.settleTitle(lateActWord(act), nameOf(act.expertId))} onClose={() => setSettling(false)} /> : null}
    </li>
  );
}

function Side({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1 rounded-card border border-line px-4 py-3">
      <p className="text-small text-muted">{title}</p>
      {children}
    </div>
  );
}

/** The ticket, who has it now, and what became of the visit that the act was about. */
function TrueNow({ act, own }: { act: LateActView; own: boolean }) {
  const view = useQuery(api.tickets.get.queryOptions({ ticketId: act.ticketId }));
  const dispatch = useQuery(api.dispatch.forTicket.queryOptions({ ticketId: act.ticketId }));
  const ticket = view.data?.ticket;
  const visit = dispatch.data?.assignments.find(({ id }) => id === act.assignmentId);
  const word = visit ? assignmentWords[visit.status] : null;
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        {own ? null : <Link to="/console/tickets/$ticketId" params={{ ticketId: act.ticketId }} className="link tabular font-medium">#{ticket?.number ?? '…'}</Link>}
        {ticket ? <StatusBadge status={ticket.status} /> : null}
      </p>
      <Facts columns={2} facts={[
        { label: t.visit, value: word ? <Badge tone={word.tone}>{word.word}</Badge> : t.noVisit },
        ticket ? { label: t.nowWith, value: visitOf(ticket)?.expert.name ?? t.nobody } : null,
      ]} />
    </>
  );
}
