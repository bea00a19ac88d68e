import { Field, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { slaEn as t } from '../messages/console-sla-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

/** A manager has seen what is missed and takes care of it. */
export function AcknowledgeDialog({ ticketId, number, onClose }: { ticketId: string; number: number; onClose: () => void }) {
  const [note, setNote] = useState('');
  const act = useConsoleAct(client.sla.acknowledge.mutate, t.acknowledged);
  const submit = async (): Promise<void> => {
    if (await act.run({ ticketId, ...(note.trim() ? { note: note.trim() } : {}) })) onClose();
  };
  return (
    <FormDialog open title={t.acknowledgeTitle(number)} description={t.acknowledgeText} submit={t.acknowledge} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.note} hint={t.noteHint} optional>
        <TextInput maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
