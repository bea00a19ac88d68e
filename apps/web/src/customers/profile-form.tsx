import type { CustomerView } from '@sysops/domain/customers';
import { Button, ErrorState } from '@sysops/ui';
import { useState } from 'react';
import { api, client, queryClient } from '../api/api.ts';
import { useDraft } from '../api/use-draft.ts';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { focusFirstFault } from '../shell/focus-fault.ts';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { AddressFields, MessageFields, NameField, PhoneField } from './profile-fields.tsx';
import { addressFaults, nameFaults, phoneFaults, profileOf, storedProfile, type ProfileDraft, type ProfileFaults } from './profile-draft.ts';

type Editing = ProfileDraft & { readonly version: number };

const editingOf = (stored: CustomerView): Editing => ({ ...profileOf(stored), version: stored.version });

const same = (draft: Editing, stored: CustomerView): boolean => JSON.stringify({ ...draft, version: stored.version }) === JSON.stringify(editingOf(stored));

/** A new version starts a new form only when nothing was typed; otherwise the person decides. */
export function ProfileForm({ stored }: { stored: CustomerView }) {
  const [round, setRound] = useState(0);
  return <Form key={round} stored={stored} onFresh={() => setRound(round + 1)} />;
}

function Form({ stored, onFresh }: { stored: CustomerView; onFresh: () => void }) {
  const t = useCustomerTexts();
  const site = useMessages();
  const { choose } = useLanguage();
  const draft = useDraft<Editing>({ key: `draft:profile:${stored.id}`, store: 'sessionStorage' }, () => editingOf(stored));
  const [checked, setChecked] = useState(false);
  const act = useConsoleAct(async (input: Parameters<typeof client.customers.updateProfile.mutate>[0]) => {
    queryClient.setQueryData(api.customers.profile.queryKey(), await client.customers.updateProfile.mutate(input));
  }, site.saved);
  const { values } = draft;
  const dirty = !same(values, stored);
  const stale = dirty && values.version !== stored.version;
  const faults: ProfileFaults = checked ? { ...nameFaults(values), ...addressFaults(values), ...phoneFaults(values) } : {};
  const takeStored = (): void => {
    act.forget();
    draft.discard();
    onFresh();
  };
  const save = async (): Promise<void> => {
    setChecked(true);
    const profile = storedProfile(values, stored.place);
    if (!profile || !(await act.run({ version: stored.version, ...profile }))) return void queryClient.invalidateQueries({ queryKey: api.customers.profile.queryKey() });
    choose(profile.language);
    draft.discard();
    onFresh();
  };
  const fields = { values, change: draft.change, faults };
  return (
    <form
      noValidate
      className="flex flex-col gap-6 rounded-card border border-line bg-surface p-5 md:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
        focusFirstFault(event.currentTarget);
      }}
    >
      <NameField {...fields} />
      <PhoneField {...fields} />
      <AddressFields {...fields} />
      <MessageFields {...fields} />
      {stored.smsOptedOut && values.channel === 'sms' ? <p className="rounded-card bg-amber-3 px-4 py-3 text-amber-12">{t.account.optedOut}</p> : null}
      {stale ? <StaleNotice stored={stored} onTake={takeStored} /> : <Refusal problem={act.problem} kept />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={act.busy} disabled={!dirty}>{site.save}</Button>
        {dirty ? <Button variant="quiet" onClick={takeStored}>{site.cancel}</Button> : null}
        {dirty ? <p className="text-small text-muted">{t.account.unsaved}</p> : null}
      </div>
    </form>
  );
}

/** Somebody saved something else meanwhile; both versions are still there. */
function StaleNotice({ stored, onTake }: { stored: CustomerView; onTake: () => void }) {
  const t = useCustomerTexts();
  const { name, line1, city, phone, channel, language } = profileOf(stored);
  return (
    <ErrorState
      compact
      title={t.account.staleTitle}
      advice={
        <>
          {t.account.staleText}
          <span className="mt-2 block text-small">{t.account.staleStored}: {name}, {line1}, {city}, {phone}, {t.register.channels[channel]}, {t.register.languages[language]}</span>
        </>
      }
      dataSafe={null}
      actions={<Button onClick={onTake}>{t.account.staleTake}</Button>}
    />
  );
}
