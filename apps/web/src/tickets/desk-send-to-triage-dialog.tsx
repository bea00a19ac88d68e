import { TriageReason, type Ticket } from '@sysops/domain/tickets';
import { Field, Select } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { triageWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

/** Stops the search until an agent has cleared something up. */
export function SendToTriageDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [triageReason, setTriageReason] = useState<TriageReason>('skill_mismatch');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.tickets.sendToTriage.mutate, t.acts.done.sendToTriage);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() && (await act.run({ ticketId: ticket.id, version: ticket.version, triageReasons: [triageReason], reason: reason.trim() }))) onClose();
  };
  return (
    <FormDialog open title={t.acts.sendToTriageTitle} description={t.acts.sendToTriageText} submit={t.acts.sendToTriage} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.acts.triageReasons}>
        <Select value={triageReason} onChange={setTriageReason} choices={TriageReason.options.map((value) => ({ value, label: triageWords[value] }))} />
      </Field>
      <ReasonField value={reason} onChange={setReason} error={tried && !reason.trim() ? t.acts.needReason : undefined} />
    </FormDialog>
  );
}
