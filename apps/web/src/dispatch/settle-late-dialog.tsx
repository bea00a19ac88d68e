import type { LateActView } from '@sysops/domain/dispatch';
import { Checkbox, Field, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { api, client } from '../api/api.ts';
import { attentionEn } from '../messages/console-attention-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

const t = attentionEn.late;
type Said = { readonly commandId: string; readonly lateActId: string; readonly note: string; readonly taskIds: readonly string[] };

/** The act, then the tasks that asked for a look at it. A task that cannot be settled stays in the list, where a person sees it. */
async function settle({ commandId, lateActId, note, taskIds }: Said): Promise<void> {
  await client.dispatch.settleLateAct.mutate({ commandId, lateActId, note });
  await Promise.allSettled(taskIds.map((taskId) => client.tickets.settleTask.mutate({ commandId: v7(), taskId, note })));
}

type DialogProps = { act: LateActView; title: string; /** No other act of this ticket is open. */ last: boolean; onClose: () => void };

/** A person has looked at an act that came too late and says what came of it. */
export function SettleLateDialog({ act: late, title, last, onClose }: DialogProps) {
  const tasks = useQuery(api.tickets.tasks.queryOptions({ ticketId: late.ticketId }));
  const open = (tasks.data ?? []).filter((task) => task.kind === 'late_act' && task.doneAt === null);
  const [note, setNote] = useState('');
  const [withTask, setWithTask] = useState(true);
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(settle, t.settled);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (note.trim() && (await act.run({ lateActId: late.id, note: note.trim(), taskIds: last && withTask ? open.map(({ id }) => id) : [] }))) onClose();
  };
  return (
    <FormDialog open title={title} description={t.settleText} submit={t.settle} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={attentionEn.task.note} required error={tried && !note.trim() ? attentionEn.task.needNote : undefined}>
        <TextInput maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      {last && open.length > 0 ? <Checkbox label={t.alsoTask} checked={withTask} onChange={(event) => setWithTask(event.target.checked)} /> : null}
    </FormDialog>
  );
}
