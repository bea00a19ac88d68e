import { DeclineReason, SiteHoldReason } from '@sysops/domain/dispatch';
import { ResolutionCode } from '@sysops/domain/tickets';
import { Field, Select, TextArea, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { dispatchEn as t } from '../messages/console-dispatch-en.ts';
import { declineWords, holdWords, resolutionWords } from '../messages/console-words.ts';
import type { ActForm, Missing } from './expert-act-form.ts';

type Props = { form: ActForm; change: (part: Partial<ActForm>) => void; missing: readonly Missing[] };

/** What has to be said with an act. */
export function ActFields(props: Props) {
  const { form, change } = props;
  switch (form.act) {
    case 'decline': return <Field label={t.acts.declineReason}><Select value={form.declineReason} onChange={(declineReason) => change({ declineReason })} choices={DeclineReason.options.map((value) => ({ value, label: declineWords[value] }))} /></Field>;
    case 'complete': return <Completion {...props} />;
    case 'cannot': return <OtherSkill {...props} />;
    case 'pause':
    case 'hold': return <Waiting {...props} />;
    case 'absent': return <Tries {...props} />;
    default: return null;
  }
}

function Completion({ form, change, missing }: Props) {
  return (
    <>
      <Field label={t.acts.resolution}><Select value={form.resolution} onChange={(resolution) => change({ resolution })} choices={ResolutionCode.options.map((value) => ({ value, label: resolutionWords[value] }))} /></Field>
      <Field label={t.acts.summary} required error={missing.includes('summary') ? t.acts.needSummary : undefined}><TextArea maxLength={2000} value={form.summary} onChange={(event) => change({ summary: event.target.value })} /></Field>
    </>
  );
}

/** Until a time of today the visit stays his; until another day it ends. */
function Waiting({ form, change, missing }: Props) {
  const field = form.act === 'pause' ? 'pauseUntil' : 'holdUntil';
  return (
    <>
      <Field label={t.acts.holdReason}><Select value={form.holdReason} onChange={(holdReason) => change({ holdReason })} choices={SiteHoldReason.options.map((value) => ({ value, label: holdWords[value] }))} /></Field>
      <Field label={t.acts.resumeAt} hint={form.act === 'pause' ? t.acts.pauseHint : t.acts.holdHint} required error={missing.includes(field) ? t.acts.needTime : undefined}>
        <TextInput type="datetime-local" value={form[field]} onChange={(event) => change({ [field]: event.target.value })} />
      </Field>
    </>
  );
}

const levels = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));

function OtherSkill({ form, change }: Props) {
  const skills = useQuery(api.experts.skills.queryOptions(undefined, { staleTime: 600_000 })).data ?? [];
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_auto]">
      <Field label={t.acts.skill}><Select value={form.skill} onChange={(skill) => change({ skill })} choices={[{ value: 'same', label: t.acts.skillSame }, ...skills.map(({ code, name }) => ({ value: code, label: name }))]} /></Field>
      {form.skill !== 'same' ? <Field label={t.acts.level}><Select value={form.level} onChange={(level) => change({ level })} choices={levels} /></Field> : null}
    </div>
  );
}

/** The two times that the expert tried to reach the customer. */
function Tries({ form, change, missing }: Props) {
  const choices = (['call', 'text', 'door'] as const).map((value) => ({ value, label: t.acts.tryWords[value] }));
  const set = (index: 0 | 1, part: Partial<ActForm['tries'][number]>): void => {
    const [first, second] = form.tries;
    change({ tries: index === 0 ? [{ ...first, ...part }, second] : [first, { ...second, ...part }] });
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-small text-muted">{t.acts.triesHint}</p>
      {([0, 1] as const).map((index) => (
        <div key={index} className="grid gap-3 sm:grid-cols-2">
          <Field label={t.acts.tryHow(index + 1)}><Select value={form.tries[index].by} onChange={(by) => set(index, { by })} choices={choices} /></Field>
          <Field label={t.acts.tryWhen(index + 1)} required error={missing.includes('tries') && !form.tries[index].at ? t.acts.needTime : undefined}><TextInput type="datetime-local" value={form.tries[index].at} onChange={(event) => set(index, { at: event.target.value })} /></Field>
        </div>
      ))}
    </div>
  );
}
