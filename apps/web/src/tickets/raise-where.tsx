import { Field, RadioCards, TextInput } from '@sysops/ui';
import { useEffect } from 'react';
import { useZip } from '../customers/use-zip.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import type { Raise } from './raise-form.tsx';
import { useFaultWords } from './use-fault-words.ts';

export function WhereQuestion({ raise }: { raise: Raise }) {
  const t = useTicketTexts().raise;
  const { draft, known } = raise;
  const { address } = known.profile.place;
  return (
    <div className="flex flex-col gap-5">
      <RadioCards
        label={t.where}
        hideLabel
        columns={2}
        value={draft.values.place}
        onChange={(place) => draft.change({ place })}
        choices={[
          { value: 'home', label: t.atHome, note: `${address.line1}${address.line2 ? `, ${address.line2}` : ''}, ${address.city}, ${address.state} ${address.zip}` },
          { value: 'elsewhere', label: t.elsewhere },
        ]}
      />
      {draft.values.place === 'elsewhere' ? <OtherPlace raise={raise} /> : null}
      <Field label={t.accessNotes} hint={t.accessHint} optional>
        <TextInput maxLength={300} autoComplete="off" value={draft.values.accessNotes} onChange={(event) => draft.change({ accessNotes: event.target.value })} />
      </Field>
    </div>
  );
}

function OtherPlace({ raise }: { raise: Raise }) {
  const t = useTicketTexts().raise;
  const words = useFaultWords();
  const { faults, draft: { values, change } } = raise;
  const located = useZip(values.zip);
  const state = located?.state ?? '';
  useEffect(() => {
    if (located && state !== values.state) change({ state, city: located.city });
  }, [located, state, values.state, change]);
  return (
    <>
      <Field label={t.line1} error={words(faults.line1)}>
        <TextInput maxLength={120} autoComplete="address-line1" value={values.line1} onChange={(event) => change({ line1: event.target.value })} />
      </Field>
      <Field label={t.line2} optional>
        <TextInput maxLength={120} autoComplete="address-line2" value={values.line2} onChange={(event) => change({ line2: event.target.value })} />
      </Field>
      <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3">
        <Field label={t.zip} error={located === null ? t.zipUnknown : words(faults.zip)}>
          <TextInput inputMode="numeric" maxLength={5} autoComplete="postal-code" value={values.zip} onChange={(event) => change({ zip: event.target.value.replaceAll(/\D/g, ''), state: '' })} />
        </Field>
        <Field label={t.city} error={words(faults.city)}>
          <TextInput maxLength={80} autoComplete="address-level2" value={values.city} end={values.state ? <span className="text-muted">{values.state}</span> : null} onChange={(event) => change({ city: event.target.value })} />
        </Field>
      </div>
    </>
  );
}
