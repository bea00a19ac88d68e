import type { StaffTaskView } from '@sysops/domain/tickets';
import { Field, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { attentionEn } from '../messages/console-attention-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { taskWord } from './desk-words.ts';

const t = attentionEn.task;

/** Ends a task with a word on what came of it. */
export function SettleTaskDialog({ task, onClose }: { task: StaffTaskView; onClose: () => void }) {
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.tickets.settleTask.mutate, t.settled);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (note.trim() && (await act.run({ taskId: task.id, note: note.trim() }))) onClose();
  };
  return (
    <FormDialog open title={t.settleTitle(taskWord(task.kind))} description={t.settleText} submit={t.settle} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <p>{task.note}</p>
      <Field label={t.note} required error={tried && !note.trim() ? t.needNote : undefined}>
        <TextInput maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
