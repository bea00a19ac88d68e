import { ErrorState, StatusBadge } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CloudUpload } from 'lucide-react';
import { api } from '../api/api.ts';
import { useFirstFocus } from '../api/use-first-focus.ts';
import { useConnection } from '../api/connection.ts';
import { useOutbox } from '../offline/outbox.ts';
import { ActionButton } from '../shell/action-button.tsx';
import { useAction } from '../shell/live-actions.ts';
import { reasonText } from './ticket-words.ts';

/** After saving: the number when the server has given one, and until then plainly that there is none. */
export function SavedTicket(props: { ticketId: string; onNew: () => void }) {
  const { list, raised } = useOutbox();
  const navigate = useNavigate();
  const panel = useFirstFocus<HTMLElement>();
  const unsent = list.find(({ ticketId }) => ticketId === props.ticketId);
  const answer = raised.get(props.ticketId);
  useAction('ticket.compose', props.onNew);
  useAction('ticket.openExisting', answer ? () => void navigate({ to: '/queue/$ticketId', params: { ticketId: props.ticketId } }) : null);
  return (
    <section ref={panel} tabIndex={-1} aria-label="Saved ticket" aria-live="polite" className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5">
      {answer ? <Numbered ticketId={props.ticketId} number={answer.number} /> : null}
      {!answer && unsent?.refusal ? <ErrorState title="The server did not take this ticket" advice={`${unsent.refusal.message}. It is kept on this computer under “Tickets not sent yet”.`} dataSafe requestId={unsent.refusal.requestId ?? undefined} /> : null}
      {!answer && !unsent?.refusal ? <Unsent /> : null}
      <div className="flex flex-wrap gap-2">
        <ActionButton action="ticket.openExisting" label="Open the ticket" variant="primary" />
        <ActionButton action="ticket.compose" label="Another ticket for this caller" />
        <ActionButton action="caller.find" label="Next caller" />
      </div>
    </section>
  );
}

function Unsent() {
  const away = useConnection() !== 'live';
  return (
    <div className="flex items-start gap-3">
      <CloudUpload aria-hidden size={28} strokeWidth={1.5} className="mt-0.5 shrink-0 text-amber-11" />
      <div>
        <h2 className="text-22">{away ? 'Will be sent' : 'Sending'}</h2>
        <p className="max-w-[52ch] text-muted">
          {away ? 'The server cannot be reached. The ticket is on this computer’s disk and is sent, in order, as soon as it can be. There is no number yet: tell the caller that it comes by message.' : 'The ticket is on this computer’s disk and on its way.'}
        </p>
      </div>
    </div>
  );
}

function Numbered({ ticketId, number }: { ticketId: string; number: number }) {
  const view = useQuery(api.tickets.get.queryOptions({ ticketId }));
  const ticket = view.data?.ticket;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">Saved. Tell the caller this number:</p>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="tabular text-40 tracking-[-0.02em]">#{number}</h2>
        {ticket ? <StatusBadge status={ticket.status} /> : null}
      </div>
      {ticket?.status === 'triage' ? <p>In triage: {reasonText(ticket.triageReasons.join(','))}.</p> : null}
      {ticket?.status === 'waiting' ? <p>Looking for an expert: {reasonText(ticket.waitingReason)}.</p> : null}
      {view.data?.expert ? <p>{view.data.expert.firstName} comes.</p> : null}
    </div>
  );
}
