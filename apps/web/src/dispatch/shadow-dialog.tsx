import { PolicyFile, policyFor, scoreParts, type DispatchPolicy, type ScorePart } from '@sysops/domain/dispatch';
import type { Priority } from '@sysops/domain/tickets';
import { Checkbox, Field, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { policyEn } from '../messages/console-policy-en.ts';
import { partWords, priorityWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';

const t = policyEn.shadow;

export type Tried = { readonly priority: Priority; readonly policy: DispatchPolicy; readonly percent: number; readonly setBy: string; readonly setAt: number };

/** Numbers as they are typed. */
type Form = { readonly name: string; readonly version: string; readonly weights: Readonly<Record<ScorePart, string>>; readonly maxTravelMinutes: string; readonly horizonMinutes: string; readonly areaRequired: boolean };

const formOf = ({ name, version, weights, maxTravelMinutes, horizonMinutes, areaRequired }: DispatchPolicy): Form => ({
  name, version: String(version), maxTravelMinutes: String(maxTravelMinutes), horizonMinutes: String(horizonMinutes), areaRequired,
  weights: Object.fromEntries(scoreParts.map((part) => [part, String(weights[part])])) as Form['weights'],
});

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
const sumOf = (form: Form): number => scoreParts.reduce((sum, part) => sum + (numberOf(form.weights[part]) || 0), 0);

/** What the form cannot say stays as in the policy that it began with. */
const fileOf = (form: Form, from: DispatchPolicy) => PolicyFile.safeParse({
  ...from, ...form, name: form.name.trim(), version: numberOf(form.version), maxTravelMinutes: numberOf(form.maxTravelMinutes), horizonMinutes: numberOf(form.horizonMinutes),
  weights: Object.fromEntries(scoreParts.map((part) => [part, numberOf(form.weights[part])])),
});

/** Another policy to be asked at every decision of a priority; it acts for no more than the share of tickets that is given to it. */
export function ShadowDialog({ priority, tried, onClose }: { priority: Priority; tried: Tried | undefined; onClose: () => void }) {
  const inForce = policyFor(priority);
  const from = tried?.policy ?? { ...inForce, version: inForce.version + 1 };
  const [form, setForm] = useState(() => formOf(from));
  const [percent, setPercent] = useState(String(tried?.percent ?? 0));
  const [checked, setChecked] = useState(false);
  const change = (part: Partial<Form>): void => setForm((before) => ({ ...before, ...part }));
  const act = useConsoleAct(client.dispatch.setShadowPolicy.mutate, t.saved);
  const file = fileOf(form, from);
  const faulty = (field: string): string | undefined => (checked && !file.success && file.error.issues.some(({ path }) => path[0] === field) ? t.numberError : undefined);
  const share = Number.isInteger(numberOf(percent)) && numberOf(percent) >= 0 && numberOf(percent) <= 100 ? numberOf(percent) : null;
  const submit = async (): Promise<void> => {
    setChecked(true);
    if (file.success && share !== null && (await act.run({ priority, policy: file.data, percent: share }))) onClose();
  };
  return (
    <FormDialog open size="wide" title={t.title(priorityWords[priority])} description={t.text} submit={t.submit} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <div className="grid grid-cols-2 items-end gap-4">
        <Field label={t.name} error={faulty('name')}><TextInput maxLength={40} value={form.name} onChange={(event) => change({ name: event.target.value })} /></Field>
        <NumberField label={t.version} value={form.version} onChange={(version) => change({ version })} error={faulty('version')} />
        <NumberField label={t.maxTravel} value={form.maxTravelMinutes} onChange={(maxTravelMinutes) => change({ maxTravelMinutes })} error={faulty('maxTravelMinutes')} />
        <NumberField label={t.horizon} value={form.horizonMinutes} onChange={(horizonMinutes) => change({ horizonMinutes })} error={faulty('horizonMinutes')} />
      </div>
      <NumberField label={t.percent} hint={t.percentHint} value={percent} onChange={setPercent} error={checked && share === null ? t.percentError : undefined} />
      <Checkbox label={t.area} checked={form.areaRequired} onChange={(event) => change({ areaRequired: event.target.checked })} />
      <Weights form={form} onChange={(weights) => change({ weights })} wrong={checked && !file.success && file.error.issues.some(({ path }) => path[0] === 'weights')} />
    </FormDialog>
  );
}

function NumberField({ label, hint, value, onChange, error }: { label: string; hint?: string; value: string; onChange: (value: string) => void; error?: string | undefined }) {
  return <Field label={label} hint={hint} error={error}><TextInput inputMode="numeric" className="tabular" value={value} onChange={(event) => onChange(event.target.value)} /></Field>;
}

function Weights({ form, onChange, wrong }: { form: Form; onChange: (weights: Form['weights']) => void; wrong: boolean }) {
  const sum = sumOf(form);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">{t.weights} <span className={`tabular font-normal ${wrong ? 'text-danger-text' : 'text-muted'}`} role="status">{wrong ? t.weightsError(sum) : t.weightsHint(sum)}</span></legend>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        {scoreParts.map((part) => <NumberField key={part} label={partWords[part]} value={form.weights[part]} onChange={(value) => onChange({ ...form.weights, [part]: value })} />)}
      </div>
    </fieldset>
  );
}
