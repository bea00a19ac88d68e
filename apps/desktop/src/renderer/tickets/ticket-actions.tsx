import { allowedActions, type TicketAction, type TicketView } from '@sysops/domain/tickets';
import { ErrorState } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { ActionButton } from '../shell/action-button.tsx';
import { useAction } from '../shell/live-actions.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { SendToTriageDialog } from './send-to-triage-dialog.tsx';
import { TriageDialog } from './triage-dialog.tsx';
import { useTicketAct } from './use-ticket-act.ts';

type Opened = 'hold' | 'cancel' | 'reopen' | 'triage' | 'sendToTriage' | null;

/** What an agent may do to the ticket as it stands, by the domain's own table. */
export function TicketActions({ view }: { view: TicketView }) {
  const { ticket } = view;
  const [opened, setOpened] = useState<Opened>(null);
  const endHold = useTicketAct();
  const may = new Set<TicketAction>(allowedActions(ticket.status, 'agent'));
  const paused = ticket.status === 'on_hold' && ticket.visit !== null;
  useAction('ticket.completeTriage', may.has('complete_triage') ? () => setOpened('triage') : null);
  const mayHold = may.has('hold') || may.has('hold_visit');
  useAction('ticket.sendToTriage', may.has('send_to_triage') ? () => setOpened('sendToTriage') : null);
  useAction('ticket.hold', mayHold ? () => setOpened('hold') : null);
  useAction('ticket.endHold', may.has('end_hold') && !paused ? () => void endHold.run((commandId) => client.tickets.endHold.mutate({ commandId, ticketId: ticket.id, version: ticket.version }), `#${ticket.number} goes on`) : null);
  useAction('ticket.reopen', may.has('reopen') ? () => setOpened('reopen') : null);
  useAction('ticket.cancel', may.has('cancel') ? () => setOpened('cancel') : null);
  const close = (): void => setOpened(null);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {may.has('complete_triage') ? <ActionButton action="ticket.completeTriage" variant="primary" /> : null}
        {may.has('end_hold') && !paused ? <ActionButton action="ticket.endHold" variant="primary" busy={endHold.busy} /> : null}
        {may.has('reopen') ? <ActionButton action="ticket.reopen" /> : null}
        {may.has('send_to_triage') ? <ActionButton action="ticket.sendToTriage" /> : null}
        {mayHold ? <ActionButton action="ticket.hold" /> : null}
        <ActionButton action="ticket.customer" />
        {may.has('cancel') ? <ActionButton action="ticket.cancel" variant="quiet" /> : null}
      </div>
      {endHold.problem ? <ErrorState compact title={endHold.problem.title} advice={endHold.problem.advice} dataSafe={null} requestId={endHold.problem.requestId ?? undefined} /> : null}
      {opened === 'sendToTriage' ? <SendToTriageDialog ticket={ticket} onClose={close} /> : null}
      {opened === 'hold' ? <HoldDialog ticket={ticket} onClose={close} /> : null}
      {opened === 'cancel' ? <CancelDialog ticket={ticket} onClose={close} /> : null}
      {opened === 'reopen' ? <ReopenDialog ticket={ticket} onClose={close} /> : null}
      {opened === 'triage' && ticket.status === 'triage' ? <TriageDialog ticket={ticket} onClose={close} /> : null}
    </div>
  );
}
