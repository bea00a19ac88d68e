import type { ExpertView } from '@sysops/domain/experts';
import { AreaMap, Card, Switch } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { expertsEn } from '../messages/console-experts-en.ts';
import { Facts } from '../shell/console-facts.tsx';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { isTyped, TypedConfirm } from '../shell/console-typed-confirm.tsx';
import { SaveBar } from '../shell/save-bar.tsx';
import { checkProfile, ProfileFields, type Profile } from './profile-fields.tsx';
import { useSavedDraft, type SavedDraft } from './use-saved-draft.ts';

const t = expertsEn.profile;
type Stored = Profile & { readonly active: boolean };

const storedOf = ({ name, phone, languages, timeZone, home, autoAccept, active }: ExpertView): Stored => ({ name, phone, languages, timeZone, home, autoAccept, active });

/** Who he is: locale, home, how he accepts, and whether he works for us. */
export function ProfileTab({ expert }: { expert: ExpertView }) {
  const { isAdmin } = useStaff();
  const { draft, busy, problem, save, discard } = useSavedDraft({ value: storedOf(expert), version: expert.version }, ({ commandId, base, value }) =>
    client.experts.update.mutate({ ...value, commandId, expertId: expert.id, version: base, name: value.name.trim(), languages: [...value.languages] }));
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const errors = checkProfile(draft.value);
  const trySave = async (value: Stored): Promise<boolean> => {
    setTried(true);
    return Object.keys(checkProfile(value)).length === 0 && save(value);
  };
  const deactivate = async (): Promise<void> => {
    const next = { ...draft.value, active: false };
    draft.change(next);
    if (await trySave(next)) setLeaving(false);
  };
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <Card>
          <div className="flex flex-col gap-5">
            <Facts facts={[{ label: t.email, value: expert.email }]} />
            <ProfileFields value={draft.value} onChange={(profile) => draft.change({ ...draft.value, ...profile })} errors={tried ? errors : {}} disabled={!isAdmin} />
            <Switch
              label={t.active}
              hint={t.activeHint}
              checked={draft.value.active}
              disabled={!isAdmin}
              onChange={(event) => (event.target.checked ? draft.change({ ...draft.value, active: true }) : setLeaving(true))}
            />
          </div>
        </Card>
        <SaveBar dirty={draft.dirty} busy={busy} problem={leaving ? null : problem} onSave={() => void trySave(draft.value)} onDiscard={discard} />
      </div>
      <AreaMap label={t.home} points={[{ id: 'home', kind: 'home', label: t.home, ...draft.value.home }, ...(expert.position ? [{ id: 'now', kind: 'person' as const, label: expert.name, lat: expert.position.lat, lng: expert.position.lng }] : [])]} className="h-80" />
      {leaving ? <DeactivateDialog name={expert.name} busy={busy} problem={problem} onClose={() => setLeaving(false)} onConfirm={deactivate} /> : null}
    </div>
  );
}

type DeactivateProps = { name: string; busy: boolean; problem: SavedDraft<Stored>['problem']; onClose: () => void; onConfirm: () => Promise<void> };

function DeactivateDialog({ name, busy, problem, onClose, onConfirm }: DeactivateProps) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (isTyped(name, typed)) await onConfirm();
  };
  return (
    <FormDialog open danger title={t.deactivateTitle(name)} description={t.deactivateText} submit={t.deactivate} busy={busy} problem={problem} onClose={onClose} onSubmit={() => void submit()}>
      <TypedConfirm word={name} value={typed} onChange={setTyped} tried={tried} />
    </FormDialog>
  );
}
