import { Priority, type Ticket } from '@sysops/domain/tickets';
import { Field, Select } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { ticketsEn } from '../messages/console-tickets-en.ts';
import { priorityWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { useTicketUndo } from './use-ticket-undo.ts';

const t = ticketsEn.plan;

/** More or less urgent than it was taken for. */
export function PriorityDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [priority, setPriority] = useState(ticket.priority);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.tickets.changePriority.mutate);
  const offerUndo = useTicketUndo(ticket.id);
  const same = priority === ticket.priority;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (same || !reason.trim() || !(await act.run({ ticketId: ticket.id, version: ticket.version, priority, reason: reason.trim() }))) return;
    onClose();
    offerUndo({ done: t.priorityDone(priorityWords[priority]), still: (now) => now.priority === priority, send: (undo) => client.tickets.changePriority.mutate({ ...undo, priority: ticket.priority }) });
  };
  return (
    <FormDialog open title={t.priorityTitle} description={t.priorityText} submit={t.change} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.priority} error={tried && same ? t.prioritySame : undefined}>
        <Select value={priority} onChange={setPriority} choices={Priority.options.map((value) => ({ value, label: priorityWords[value] }))} />
      </Field>
      <ReasonField value={reason} onChange={setReason} error={tried && !reason.trim() ? t.needReason : undefined} />
    </FormDialog>
  );
}
