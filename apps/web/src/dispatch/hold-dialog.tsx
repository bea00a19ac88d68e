import { Field, Segmented, Select, TextArea, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { api, client } from '../api/api.ts';
import { policyEn } from '../messages/console-policy-en.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { allSkills, areaOf, emptyHold, faultsOf, hourText, type HoldDraft, type HoldFault } from './hold-draft.ts';

const t = policyEn.held;

const hours = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => ({ value: String(from + i), label: hourText(from + i) }));

type PartProps = { draft: HoldDraft; /** `ifZip`: only while that ZIP code is still the one typed. */ set: (part: Partial<HoldDraft>, ifZip?: string) => void; error: (fault: HoldFault) => string | undefined };

/** Keeps a share of an area's hours for urgent work from now on. */
export function HoldDialog({ onClose }: { onClose: () => void }) {
  const [holdId] = useState(() => v7());
  const [draft, setDraft] = useState(emptyHold);
  const [tried, setTried] = useState(false);
  const skills = useQuery(api.experts.skills.queryOptions());
  const act = useConsoleAct(client.dispatch.holdCapacity.mutate, t.saved);
  const faults = faultsOf(draft);
  const part: PartProps = { draft, set: (changes, ifZip) => setDraft((now) => (ifZip !== undefined && ifZip !== now.zip ? now : { ...now, ...changes })), error: (fault) => (tried && faults.includes(fault) ? t.faults[fault] : undefined) };
  const submit = async (): Promise<void> => {
    setTried(true);
    const area = areaOf(draft);
    if (faults.length > 0 || !area) return;
    const { name, skill, fromHour, toHour, percent } = draft;
    if (await act.run({ holdId, name: name.trim(), area, skill: skill === allSkills ? null : skill, fromHour, toHour, percent: Number(percent) })) onClose();
  };
  return (
    <FormDialog open title={t.addTitle} description={t.addText} submit={t.save} busy={act.busy} problem={act.problem} onClose={onClose} onSubmit={() => void submit()}>
      <div className="grid gap-4 sm:grid-cols-[1fr_8rem]">
        <Field label={t.name} hint={t.nameHint} required error={part.error('name')}><TextInput maxLength={60} value={draft.name} onChange={(event) => part.set({ name: event.target.value })} /></Field>
        <Field label={t.percent} hint={t.percentHint} required error={part.error('percent')}><TextInput inputMode="numeric" value={draft.percent} onChange={(event) => part.set({ percent: event.target.value })} /></Field>
      </div>
      <AreaPart {...part} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.from}><Select choices={hours(0, 23)} value={String(draft.fromHour)} onChange={(value) => part.set({ fromHour: Number(value) })} /></Field>
        <Field label={t.to} error={part.error('hours')}><Select choices={hours(1, 24)} value={String(draft.toHour)} onChange={(value) => part.set({ toHour: Number(value) })} /></Field>
      </div>
      <Field label={t.skill}>
        <Select choices={[{ value: allSkills, label: t.allWork }, ...(skills.data ?? []).map(({ code, name }) => ({ value: code, label: name }))]} value={draft.skill} onChange={(skill) => part.set({ skill })} />
      </Field>
    </FormDialog>
  );
}

function AreaPart({ draft, set, error }: PartProps) {
  const find = async (zip: string): Promise<void> => {
    set({ zip, center: null });
    if (!/^\d{5}$/.test(zip)) return;
    const found = await client.customers.locateZip.query({ zip }).catch(() => null);
    if (found) set({ center: { lat: found.lat, lng: found.lng } }, zip);
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1.5">
        <span className="leading-tight font-medium">{t.area}</span>
        <Segmented label={t.area} className="w-fit" choices={[{ value: 'circle', label: t.kinds.circle }, { value: 'zips', label: t.kinds.zips }]} value={draft.kind} onChange={(kind) => set({ kind })} />
      </div>
      {draft.kind === 'circle' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t.center} required error={error('zip')}><TextInput inputMode="numeric" maxLength={5} value={draft.zip} onChange={(event) => void find(event.target.value)} /></Field>
          <Field label={t.radius} required error={error('radius')}><TextInput inputMode="numeric" value={draft.radiusKm} onChange={(event) => set({ radiusKm: event.target.value })} /></Field>
        </div>
      ) : (
        <Field label={t.zipList} hint={t.zipListHint} required error={error('zips')}><TextArea rows={3} className="tabular" spellCheck={false} value={draft.zips} onChange={(event) => set({ zips: event.target.value })} /></Field>
      )}
    </div>
  );
}
