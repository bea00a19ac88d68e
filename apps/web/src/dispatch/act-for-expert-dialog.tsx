import type { AssignmentView } from '@sysops/domain/dispatch';
import type { Ticket } from '@sysops/domain/tickets';
import { Field, Select, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { ActFields } from './act-for-expert-fields.tsx';
import { mayBeEarlier, missingIn, sendAct, startOf, type ActForm } from './expert-act-form.ts';
import { actsFor } from './expert-acts.ts';

/** A manager says for an expert what happened, and why he says it. */
export function ActForExpertDialog(props: { assignment: AssignmentView; ticket: Ticket; onClose: () => void }) {
  const { assignment, ticket, onClose } = props;
  const acts = actsFor(assignment.status, ticket.status);
  const [form, setForm] = useState<ActForm>(() => startOf(acts[0] ?? 'accept', Date.now()));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<ActForm>): void => setForm((before) => ({ ...before, ...part }));
  const act = useConsoleAct(sendAct, t.acts.done);
  const missing = tried ? missingIn(form) : [];
  const submit = async (): Promise<void> => {
    setTried(true);
    const { requiredSkills } = ticket.problem;
    if (missingIn(form).length === 0 && (await act.run({ ...form, reason: form.reason.trim(), assignmentId: assignment.id, requiredSkills }))) onClose();
  };
  return (
    <FormDialog open title={t.acts.title(assignment.expertName)} description={t.acts.text} submit={t.acts.submit} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.acts.act}>
        <Select value={form.act} onChange={(next) => change({ act: next })} choices={acts.map((value) => ({ value, label: t.acts.names[value] }))} />
      </Field>
      <ActFields form={form} change={change} missing={missing} />
      {mayBeEarlier(form.act) ? (
        <Field label={t.acts.doneAt} hint={t.acts.doneAtHint} optional>
          <TextInput type="datetime-local" value={form.doneAt} onChange={(event) => change({ doneAt: event.target.value })} />
        </Field>
      ) : null}
      <ReasonField value={form.reason} onChange={(reason) => change({ reason })} error={missing.includes('reason') ? t.acts.needReason : undefined} />
    </FormDialog>
  );
}
