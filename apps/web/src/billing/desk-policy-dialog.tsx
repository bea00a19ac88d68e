import type { BillingPolicy, PolicyView, SetBillingPolicy } from '@sysops/domain/billing';
import { Field, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { policyWords, timetableEn as t } from '../messages/console-commerce-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { draftOf, policyNames, policyOf, type PolicyErrors } from './policy-draft.ts';

const isTimeField = (name: keyof BillingPolicy): boolean => name === 'chargeAtMinute';

/** Every number of the timetable in one form; saved as a new version, with a reason. */
export function PolicyDialog({ view, onClose }: { view: PolicyView; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(view.policy));
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<PolicyErrors & { reason?: string }>({});
  const act = useConsoleAct((input: SetBillingPolicy) => client.billing.setPolicy.mutate(input), t.saved);
  const submit = async (): Promise<void> => {
    const read = policyOf(draft);
    const missing = reason.trim() === '' ? { reason: t.reasonError } : {};
    setErrors({ ...('errors' in read ? read.errors : {}), ...missing });
    if ('errors' in read || reason.trim() === '') return;
    if (await act.run({ basedOn: view.version, policy: read.policy, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog open size="wide" title={t.change} description={t.changeText} submit={t.save} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {policyNames.map((name) => (
          <Field key={name} label={policyWords[name].label} hint={policyWords[name].hint} error={errors[name]}>
            <TextInput maxLength={60} inputMode={isTimeField(name) ? 'text' : 'decimal'} className="tabular" value={draft[name]} onChange={(event) => setDraft({ ...draft, [name]: event.target.value })} />
          </Field>
        ))}
      </div>
      <Field label={t.reason} hint={t.reasonHint} error={errors.reason} required><TextInput maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </FormDialog>
  );
}
