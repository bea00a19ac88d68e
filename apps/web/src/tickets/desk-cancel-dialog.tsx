import type { Ticket } from '@sysops/domain/tickets';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { isTyped, TypedConfirm } from '../shell/console-typed-confirm.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

/** Ends a ticket for good: the number is typed and the reason kept. */
export function CancelDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const word = String(ticket.number);
  const act = useConsoleAct(client.tickets.cancel.mutate, t.acts.done.cancel);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!reason.trim() || !isTyped(word, typed)) return;
    if (await act.run({ ticketId: ticket.id, version: ticket.version, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog open danger title={t.acts.cancelTitle} description={t.acts.cancelText} submit={t.acts.cancel} cancel={t.acts.keep} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <ReasonField value={reason} onChange={setReason} error={tried && !reason.trim() ? t.acts.needReason : undefined} />
      <TypedConfirm word={word} value={typed} onChange={setTyped} tried={tried} />
    </FormDialog>
  );
}
