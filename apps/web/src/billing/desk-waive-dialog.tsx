import { MoneyReason, type WaivePeriod } from '@sysops/domain/billing';
import { Field, Select, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { v7 } from 'uuid';
import { client } from '../api/api.ts';
import { billingEn, moneyReasonWords } from '../messages/console-billing-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { moneyText } from './money-text.ts';

const t = billingEn.account;

type WaiveDialogProps = { contractId: string; period: number; cents?: number; onClose: () => void };

/** A period that is not charged, with a reason that stays. */
export function WaiveDialog({ contractId, period, cents, onClose }: WaiveDialogProps) {
  const [waiverId] = useState(() => v7());
  const [reason, setReason] = useState<MoneyReason>('goodwill');
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const waive = useConsoleAct((input: WaivePeriod) => client.billing.waive.mutate(input), t.done);
  const submit = async (): Promise<void> => {
    setChecked(true);
    if (note.trim() !== '' && (await waive.run({ waiverId, contractId, period, reason, note: note.trim() }))) onClose();
  };
  return (
    <FormDialog open title={t.waiveTitle} description={t.waiveText(cents === undefined ? billingEn.period(period) : moneyText(cents, 'en'))} submit={t.waive} busy={waive.busy} problem={waive.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.reason}><Select value={reason} onChange={setReason} choices={MoneyReason.options.map((value) => ({ value, label: moneyReasonWords[value] }))} /></Field>
      <Field label={t.note} error={checked && note.trim() === '' ? t.noteError : undefined} required><TextInput maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
    </FormDialog>
  );
}
