import type { Ticket } from '@sysops/domain/tickets';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { ticketsEn } from '../messages/console-tickets-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { useTicketUndo } from './use-ticket-undo.ts';

const t = ticketsEn.plan;

/** What was fixed may be planned again. */
export function UnpinDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const act = useConsoleAct(client.tickets.unpin.mutate);
  const offerUndo = useTicketUndo(ticket.id);
  const { pin } = ticket;
  const submit = async (): Promise<void> => {
    if (!(await act.run({ ticketId: ticket.id, version: ticket.version, ...(reason.trim() ? { reason: reason.trim() } : {}) }))) return;
    onClose();
    if (pin) offerUndo({ done: t.unpinDone, still: (now) => now.pin === null, send: (undo) => client.tickets.pin.mutate({ ...undo, ...pin }) });
  };
  return (
    <FormDialog open title={t.unpinTitle} description={t.unpinText} submit={t.unpin} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <ReasonField optional value={reason} onChange={setReason} />
    </FormDialog>
  );
}
