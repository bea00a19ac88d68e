import type { DifferenceView } from '@sysops/domain/billing';
import { Button, Card, EmptyState, Field, Money, TextInput, toast } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { billingEn as t, differenceWords } from '../messages/console-billing-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { Refused } from '../shell/console-refused.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { fullMoment } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { WaiveDialog } from './desk-waive-dialog.tsx';

type Command = { readonly commandId: string; readonly differenceId: string; readonly action: 'repair' | 'dismiss'; readonly note?: string };

/** Money leaves by these repairs, so an admin makes them. */
const givesBack: ReadonlySet<DifferenceView['kind']> = new Set(['amount_differs', 'payment_of_nobody', 'refund_failed']);

/** What the hourly comparison with Stripe has found, each with its repair. */
export function DifferenceList({ items }: { items: readonly DifferenceView[] }) {
  return (
    <Card title={t.differences} flush>
      {items.length === 0 ? <EmptyState title={t.noDifferences} text={t.noDifferencesText} /> : <ul className="divide-y divide-line">{items.map((item) => <Difference key={item.id} item={item} />)}</ul>}
    </Card>
  );
}

function Difference({ item }: { item: DifferenceView }) {
  const { isManager, isAdmin } = useStaff();
  const [leaving, setLeaving] = useState(false);
  const [waiving, setWaiving] = useState(false);
  const repair = useConsoleAct((input: Command) => client.billing.repairDifference.mutate(input).then(({ state }) => toast.success(state === 'asked' ? t.repairAsked : t.repaired)));
  const [what, does] = differenceWords[item.kind];
  const { cents, payment } = item.facts;
  const mayRepair = isAdmin || !givesBack.has(item.kind);
  return (
    <li className="flex flex-col gap-2 px-card py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-medium">{what}</span>
        {typeof cents === 'number' ? <span className="tabular"><Money cents={cents} /></span> : null}
      </div>
      <p className="text-small text-muted">
        {item.customerId ? <><Link to="/console/customers/$customerId" params={{ customerId: item.customerId }} className="link">{item.customerName ?? item.customerId}</Link>{item.period === null ? ' · ' : ` · ${t.period(item.period)} · `}</> : null}
        {typeof payment === 'string' ? <span className="tabular break-all">{t.payment(payment)} · </span> : null}{fullMoment(item.foundAt)}
      </p>
      {isManager || isAdmin ? (
        <div className="flex flex-wrap items-center gap-2">
          {mayRepair ? <Button size="small" variant="primary" busy={repair.busy} onClick={() => void repair.run({ differenceId: item.id, action: 'repair' })}>{t.repair}</Button> : null}
          {canBeLetGo(item) ? <Button size="small" onClick={() => setWaiving(true)}>{t.account.waive}</Button> : null}
          <Button size="small" variant="quiet" onClick={() => setLeaving(true)}>{t.dismiss}</Button>
          <span className="text-small text-muted">{item.askedByName !== null ? t.askedFor(item.askedByName) : mayRepair ? does : t.adminOnly}</span>
        </div>
      ) : null}
      <Refused problem={repair.problem} />
      {leaving ? <LeaveDialog item={item} onClose={() => setLeaving(false)} /> : null}
      {waiving && canBeLetGo(item) ? <WaiveDialog contractId={item.contractId} period={item.period} onClose={() => setWaiving(false)} /> : null}
    </li>
  );
}

/** A period that is billed, or let go by a person. */
const canBeLetGo = (item: DifferenceView): item is DifferenceView & { readonly contractId: string; readonly period: number } => (item.kind === 'skipped_period' || item.kind === 'charge_stuck') && item.contractId !== null && item.period !== null;

function LeaveDialog({ item, onClose }: { item: DifferenceView; onClose: () => void }) {
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const dismiss = useConsoleAct((input: Command) => client.billing.repairDifference.mutate(input), t.dismissed);
  const submit = async (): Promise<void> => {
    setChecked(true);
    if (note.trim() !== '' && (await dismiss.run({ differenceId: item.id, action: 'dismiss', note: note.trim() }))) onClose();
  };
  return (
    <FormDialog open title={t.dismissTitle} description={t.dismissText} submit={t.dismiss} busy={dismiss.busy} problem={dismiss.problem} onClose={onClose} onSubmit={() => void submit()}>
      <Field label={t.why} error={checked && note.trim() === '' ? t.whyError : undefined} required><TextInput maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
    </FormDialog>
  );
}
