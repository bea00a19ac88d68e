import { MoneyReason, unusedCents, type GiveCredit, type PeriodView, type RefundPayment } from '@sysops/domain/billing';
import { Field, Select, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { v7 } from 'uuid';
import { client } from '../api/api.ts';
import { billingEn, moneyReasonWords } from '../messages/console-billing-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { centsOf, dollarsText } from './money-input.ts';
import { moneyText } from './money-text.ts';

const t = billingEn.account;

type MoneyDialogProps = { onClose: () => void } & ({ kind: 'refund'; contractId: string; period: PeriodView; mostCents: number } | { kind: 'credit'; customerId: string });

/** Money back to the card, or goodwill for the next renewal; both with a reason that stays. */
export function MoneyDialog(props: MoneyDialogProps) {
  const isRefund = props.kind === 'refund';
  const [id] = useState(() => v7());
  const [now] = useState(() => Date.now());
  const [amount, setAmount] = useState(props.kind === 'refund' ? dollarsText(props.mostCents) : '');
  const [reason, setReason] = useState<MoneyReason>(isRefund ? 'not_satisfied' : 'goodwill');
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const refund = useConsoleAct((input: RefundPayment) => client.billing.refund.mutate(input), t.done);
  const credit = useConsoleAct((input: GiveCredit) => client.billing.credit.mutate(input), t.done);
  const cents = centsOf(amount);
  const submit = async (): Promise<void> => {
    setChecked(true);
    if (cents === null || note.trim() === '') return;
    const common = { amountCents: cents, reason, note: note.trim() };
    const done = props.kind === 'refund' ? await refund.run({ ...common, refundId: id, contractId: props.contractId, period: props.period.period }) : await credit.run({ ...common, creditId: id, customerId: props.customerId });
    if (done) props.onClose();
  };
  const rest = props.kind === 'refund' ? unusedCents({ startsAt: props.period.startsAt, endsAt: props.period.endsAt, paidCents: props.period.chargeCents }, now) : 0;
  return (
    <FormDialog open title={isRefund ? t.refundTitle : t.creditTitle} description={isRefund ? t.refundText : t.creditText} submit={isRefund ? t.refund : t.giveCredit} busy={refund.busy || credit.busy} problem={refund.problem ?? credit.problem} onClose={props.onClose} onSubmit={() => void submit()}>
      <Field label={t.amount} hint={isRefund ? t.unused(moneyText(rest, 'en')) : undefined} error={checked && cents === null ? t.amountError : undefined}>
        <TextInput inputMode="decimal" className="max-w-40" value={amount} onChange={(event) => setAmount(event.target.value)} />
      </Field>
      <Field label={t.reason}><Select value={reason} onChange={setReason} choices={MoneyReason.options.map((value) => ({ value, label: moneyReasonWords[value] }))} /></Field>
      <Field label={t.note} error={checked && note.trim() === '' ? t.noteError : undefined}><TextInput maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
    </FormDialog>
  );
}
