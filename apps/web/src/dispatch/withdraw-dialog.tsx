import type { AssignmentView } from '@sysops/domain/dispatch';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

/** Takes an open offer back. */
export function WithdrawDialog({ assignment, onClose }: { assignment: AssignmentView; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.dispatch.withdraw.mutate, t.acts.withdrawn);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() && (await act.run({ assignmentId: assignment.id, reason: reason.trim() }))) onClose();
  };
  return (
    <FormDialog open danger title={t.acts.withdrawTitle} description={t.acts.withdrawText} submit={t.ticket.withdraw} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <ReasonField value={reason} onChange={setReason} error={tried && !reason.trim() ? t.assign.needReason : undefined} />
    </FormDialog>
  );
}
