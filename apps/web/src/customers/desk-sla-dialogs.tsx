import type { SlaOverrideView } from '@sysops/domain/customers';
import { day, hour } from '@sysops/domain/shared';
import { namesTarget } from '@sysops/domain/sla';
import { Field, Select, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { v7 } from 'uuid';
import { client } from '../api/api.ts';
import { customersEn } from '../messages/console-people-en.ts';
import { priorityWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { ReasonField } from '../shell/console-reason.tsx';
import { fromLocalInput, toLocalInput } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { clockUnits, emptySlaDraft, minutesOf, overrideOf, priorities, type OverridePriority, type RowDraft } from './sla-draft.ts';

const t = customersEn.sla;
const calendars = (['always', 'business'] as const).map((value) => ({ value, label: t.calendars[value] }));

/** Other times for a while; what stays empty follows the customer's plan. */
export function OverrideDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const [overrideId] = useState(() => v7());
  const [openedAt] = useState(() => Date.now());
  const [draft, setDraft] = useState(emptySlaDraft);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState(() => toLocalInput(Math.ceil(openedAt / hour) * hour + 30 * day));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.customers.setSlaOverride.mutate, t.saved);
  const [begin, end, targets] = [fromLocalInput(from), fromLocalInput(to), overrideOf(draft)];
  const ordered = end !== null && end > Math.max(openedAt, begin ?? 0);
  const none = targets !== null && !namesTarget(targets);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!targets || none || !ordered || end === null || !reason.trim()) return;
    if (await act.run({ overrideId, customerId, from: begin, to: end, targets, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog open size="wide" title={t.addTitle} description={t.addText} submit={t.save} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.from} hint={t.fromHint} optional><TextInput type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} /></Field>
        <Field label={t.to} hint={t.toHint} required error={tried && !ordered ? t.orderError : undefined}><TextInput type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} /></Field>
      </div>
      {priorities.map((priority) => <PriorityRow key={priority} priority={priority} row={draft[priority]} tried={tried} onChange={(row) => setDraft({ ...draft, [priority]: row })} />)}
      {tried && none ? <p role="alert" className="text-small text-danger-text">{t.needTime}</p> : null}
      <ReasonField hint={customersEn.reasonHint} value={reason} onChange={setReason} error={tried && !reason.trim() ? t.needReason : undefined} />
    </FormDialog>
  );
}

type RowProps = { priority: OverridePriority; row: RowDraft; tried: boolean; onChange: (row: RowDraft) => void };

function PriorityRow({ priority, row, tried, onChange }: RowProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{priorityWords[priority]}</legend>
      <div className="grid grid-cols-3 items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_1.4fr]">
        {(['assign', 'arrive', 'resolve'] as const).map((kind) => (
          <Field key={kind} label={<span className="text-small font-normal text-muted">{t.columns[kind]}</span>} error={tried && minutesOf(row[kind], clockUnits[kind]) === null ? t.numberError : undefined}>
            <TextInput inputMode="decimal" placeholder={t.byPlan} value={row[kind]} onChange={(event) => onChange({ ...row, [kind]: event.target.value })} />
          </Field>
        ))}
        <Field className="col-span-3 sm:col-span-1" label={<span className="text-small font-normal text-muted">{t.counted}</span>}><Select choices={calendars} value={row.calendar} onChange={(calendar) => onChange({ ...row, calendar })} /></Field>
      </div>
    </fieldset>
  );
}

export function EndOverrideDialog({ override, onClose }: { override: SlaOverrideView; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useConsoleAct(client.customers.endSlaOverride.mutate, t.ended);
  const ahead = override.state === 'ahead';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() && (await act.run({ overrideId: override.id, reason: reason.trim() }))) onClose();
  };
  return (
    <FormDialog open title={ahead ? t.takeBackTitle : t.endTitle} description={ahead ? t.takeBackText : t.endText} submit={ahead ? t.takeBack : t.end} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <ReasonField hint={customersEn.reasonHint} value={reason} onChange={setReason} error={tried && !reason.trim() ? t.needReason : undefined} />
    </FormDialog>
  );
}
