import { Field, RadioCards, TextInput } from '@sysops/ui';
import { StreetFields } from '../customers/street-fields.tsx';
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
  const words = useFaultWords();
  const { faults, draft: { values, change } } = raise;
  return (
    <StreetFields
      values={values}
      faults={{ line1: words(faults.line1), zip: words(faults.zip), city: words(faults.city) }}
      change={change}
      onZip={(zip) => change({ zip, state: '' })}
      onLocated={({ city, state }) => change({ city, state })}
    />
  );
}
