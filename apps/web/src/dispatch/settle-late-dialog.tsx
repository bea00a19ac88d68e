import type { LateActView } from '@sysops/domain/dispatch';
import { Field, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { attentionEn } from '../messages/console-attention-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

const t = attentionEn.late;
type DialogProps = { act: LateActView; title: string; onClose: () => void };

/** A person has looked at an act that came too late and says what came of it. */
export function SettleLateDialog({ act: late, title, onClose }: DialogProps) {
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.dispatch.settleLateAct.mutate, t.settled);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (note.trim() && (await act.run({ lateActId: late.id, note: note.trim() }))) onClose();
  };
  return (
    <FormDialog open title={title} description={t.settleText} submit={t.settle} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={attentionEn.task.note} required error={tried && !note.trim() ? attentionEn.task.needNote : undefined}>
        <TextInput maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
