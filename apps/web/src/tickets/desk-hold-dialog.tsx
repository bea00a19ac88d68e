import { hour } from '@sysops/domain/shared';
import { HoldReason, type Ticket } from '@sysops/domain/tickets';
import { Field, Select, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { ticketsEn as t } from '../messages/console-tickets-en.ts';
import { holdWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { fromLocalInput, toLocalInput } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';

/** Waits for the customer, a part or access until a date. */
export function HoldDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const [holdReason, setHoldReason] = useState<HoldReason>('customer_unavailable');
  const [resume, setResume] = useState(() => toLocalInput(Date.now() + 24 * hour));
  const [reason, setReason] = useState('');
  const [late, setLate] = useState(false);
  const act = useConsoleAct(client.tickets.hold.mutate, t.acts.done.hold);
  const resumeAt = fromLocalInput(resume);
  const submit = async (): Promise<void> => {
    if (resumeAt === null || resumeAt <= Date.now()) return setLate(true);
    const note = reason.trim();
    if (await act.run({ ticketId: ticket.id, version: ticket.version, holdReason, resumeAt, ...(note ? { reason: note } : {}) })) onClose();
  };
  return (
    <FormDialog open title={t.acts.holdTitle} description={ticket.status === 'on_site' ? t.acts.holdOnSite : t.acts.holdText} submit={t.acts.hold} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.acts.holdReason}>
        <Select value={holdReason} onChange={setHoldReason} choices={HoldReason.options.map((value) => ({ value, label: holdWords[value] }))} />
      </Field>
      <Field label={t.acts.resumeAt} error={late ? t.acts.resumeError : undefined}>
        <TextInput type="datetime-local" value={resume} onChange={(event) => { setResume(event.target.value); setLate(false); }} />
      </Field>
      <ReasonField optional value={reason} onChange={setReason} />
    </FormDialog>
  );
}
