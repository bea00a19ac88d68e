import { Combobox, Field } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { useExpertChoices } from './use-expert-choices.ts';

export type Assignable = { readonly id: string; readonly number: number; readonly version: number };

/** A manager's own choice; whoever fits best by the last decision stands first, and why somebody does not fit is said. */
export function AssignDialog({ ticket, expertId, onClose }: { ticket: Assignable; expertId?: string | undefined; onClose: () => void }) {
  const [chosen, setChosen] = useState<string | null>(expertId ?? null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { choices, judged } = useExpertChoices(ticket.id);
  const act = useConsoleAct(client.dispatch.assignByHand.mutate, t.assign.done);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!chosen || !reason.trim()) return;
    if (await act.run({ ticketId: ticket.id, version: ticket.version, expertId: chosen, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog open title={`${t.assign.title}: #${ticket.number}`} description={t.assign.text} submit={t.assign.submit} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.assign.expert} hint={judged ? t.assign.judged : undefined} required error={tried && !chosen ? t.assign.needExpert : undefined}>
        <Combobox choices={choices} value={chosen} onChange={setChosen} placeholder={t.assign.placeholder} />
      </Field>
      <ReasonField value={reason} onChange={setReason} error={tried && !reason.trim() ? t.assign.needReason : undefined} />
    </FormDialog>
  );
}
