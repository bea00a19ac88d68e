import type { ExpertSkill } from '@sysops/domain/experts';
import { Button, Card, Checkbox, Field, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { api, client } from '../api/api.ts';
import { consoleEn } from '../messages/console-en.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { Loaded } from '../shell/console-loaded.tsx';
import { ConsolePage } from '../shell/console-page.tsx';
import { Refused } from '../shell/console-refused.tsx';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { UnsavedGuard } from '../shell/unsaved-guard.tsx';
import { useConsoleNow } from '../shell/use-console-now.ts';
import { checkProfile, ProfileFields, type Profile } from './profile-fields.tsx';
import { SkillMatrix } from './skill-matrix.tsx';

const t = expertsEn.create;

type Form = Profile & { readonly email: string; readonly skills: readonly ExpertSkill[]; readonly officeHours: boolean; readonly radiusKm: number };

const blank: Form = { name: '', email: '', phone: '', languages: ['en'], timeZone: 'America/New_York', home: { lat: 0, lng: 0 }, autoAccept: false, skills: [], officeHours: true, radiusKm: 40 };

const officeWeek = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 480, toMinute: 1020 }));

/** The command of what was typed, under an id that stays while the form is open. */
function toCommand(expertId: string, { officeHours, radiusKm, ...form }: Form) {
  return {
    ...form, expertId, name: form.name.trim(), email: form.email.trim(), languages: [...form.languages], skills: [...form.skills],
    shifts: officeHours ? officeWeek : [], serviceArea: { kind: 'circle' as const, center: form.home, radiusKm },
  };
}

/** A new expert in one screen; the rest of the profile comes after. */
export function CreateExpertScreen() {
  const navigate = useNavigate();
  const [expertId] = useState(() => v7());
  const [form, setForm] = useState(blank);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState(false);
  const act = useConsoleAct(client.experts.create.mutate, t.done);
  const change = (part: Partial<Form>): void => setForm((before) => ({ ...before, ...part }));
  const errors = checkProfile(form);
  const emailBad = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email.trim());
  const submit = async (): Promise<void> => {
    setTried(true);
    if (emailBad || Object.keys(errors).length > 0) return;
    if (await act.run(toCommand(expertId, form))) setMade(true);
  };
  // Leaves only after the guard has heard that everything is saved.
  useEffect(() => {
    if (made) void navigate({ to: '/console/experts/$expertId', params: { expertId }, replace: true });
  }, [made, navigate, expertId]);
  const dirty = form !== blank && !made;
  return (
    <ConsolePage title={t.title} description={t.text} back={{ to: '/console/experts', label: expertsEn.back }}>
      <UnsavedGuard dirty={dirty && !act.busy} />
      <form
        noValidate
        className="flex max-w-4xl flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
          focusFirstInvalid(event.currentTarget);
        }}
      >
        <Card title={t.who}>
          <div className="flex flex-col gap-4">
            <Field label={expertsEn.profile.email} hint={expertsEn.profile.emailHint} error={tried && emailBad ? t.emailError : undefined}>
              <TextInput type="email" autoComplete="off" value={form.email} onChange={(event) => change({ email: event.target.value })} />
            </Field>
            <ProfileFields value={form} onChange={change} errors={tried ? errors : {}} disabled={false} />
            <Field label={t.radius}><TextInput type="number" min={1} max={400} className="max-w-32" value={form.radiusKm} onChange={(event) => change({ radiusKm: Math.min(400, Math.max(1, Number(event.target.value) || 1)) })} /></Field>
            <Checkbox label={t.shifts} hint={t.shiftsHint} checked={form.officeHours} onChange={(event) => change({ officeHours: event.target.checked })} />
          </div>
        </Card>
        <SkillsCard value={form.skills} onChange={(skills) => change({ skills })} />
        <Refused problem={act.problem} />
        <div className="flex justify-end gap-2">
          <Button onClick={() => void navigate({ to: '/console/experts' })}>{consoleEn.cancel}</Button>
          <Button type="submit" variant="primary" busy={act.busy}>{t.submit}</Button>
        </div>
      </form>
    </ConsolePage>
  );
}

function SkillsCard({ value, onChange }: { value: readonly ExpertSkill[]; onChange: (skills: ExpertSkill[]) => void }) {
  const now = useConsoleNow(60_000);
  const catalogue = useQuery(api.experts.skills.queryOptions(undefined, { staleTime: 600_000 }));
  return (
    <Card title={expertsEn.tabs.skills} flush>
      <p className="px-card pb-3 text-muted">{t.skillsIntro} {expertsEn.skills.intro}</p>
      <Loaded query={catalogue}>{(skills) => <SkillMatrix catalogue={skills} value={value} onChange={onChange} now={now} disabled={false} />}</Loaded>
    </Card>
  );
}
