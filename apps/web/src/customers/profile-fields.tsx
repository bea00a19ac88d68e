import { Field, RadioCards, Segmented, TextInput } from '@sysops/ui';
import { Mail, MessageSquareText } from 'lucide-react';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { PinMap } from './pin-map.tsx';
import type { ProfileDraft, ProfileFault, ProfileFaults } from './profile-draft.ts';
import { StreetFields } from './street-fields.tsx';

export type ProfileFieldsProps = { values: ProfileDraft; change: (part: Partial<ProfileDraft>) => void; faults: ProfileFaults };

function useFaultWords(): (fault: ProfileFault | undefined) => string | undefined {
  const t = useCustomerTexts().register;
  const missing = useMessages().errors.required;
  const words: Readonly<Record<ProfileFault, string>> = { missing, zip: t.zipWrong, pin: t.pinMissing, phone: t.phoneWrong };
  return (fault) => (fault ? words[fault] : undefined);
}

export function NameField({ values, change, faults }: ProfileFieldsProps) {
  const t = useCustomerTexts().register;
  const words = useFaultWords();
  return (
    <Field label={t.name} error={words(faults.name)}>
      <TextInput autoComplete="name" maxLength={80} value={values.name} onChange={(event) => change({ name: event.target.value })} />
    </Field>
  );
}

export function PhoneField({ values, change, faults }: ProfileFieldsProps) {
  const t = useCustomerTexts().register;
  const words = useFaultWords();
  return (
    <Field label={t.phone} hint={t.phoneHint} error={words(faults.phone)}>
      <TextInput type="tel" autoComplete="tel" inputMode="tel" maxLength={24} value={values.phone} onChange={(event) => change({ phone: event.target.value })} />
    </Field>
  );
}

/** Street, ZIP code with its city, and the pin that the person confirms. */
export function AddressFields(props: ProfileFieldsProps) {
  const { values, change, faults } = props;
  const words = useFaultWords();
  return (
    <>
      <StreetFields
        values={values}
        faults={{ line1: words(faults.line1), zip: words(faults.zip), city: words(faults.city) }}
        change={change}
        onZip={(zip) => change({ zip, state: '', pin: null, pinConfirmed: false })}
        onLocated={({ city, state, lat, lng }) => change({ city, state, pin: { lat, lng } })}
      />
      {values.pin && values.state ? <PinMap pin={values.pin} city={values.city} confirmed={values.pinConfirmed} error={words(faults.pinConfirmed)} onMove={(pin) => change({ pin, pinConfirmed: true })} onConfirm={(pinConfirmed) => change({ pinConfirmed })} /> : null}
    </>
  );
}

export function MessageFields({ values, change }: ProfileFieldsProps) {
  const t = useCustomerTexts().register;
  return (
    <>
      <RadioCards
        label={t.channel}
        columns={2}
        value={values.channel}
        onChange={(channel) => change({ channel })}
        choices={[
          { value: 'email', label: t.channels.email, note: t.channelNotes.email, icon: <Mail /> },
          { value: 'sms', label: t.channels.sms, note: t.channelNotes.sms, icon: <MessageSquareText /> },
        ]}
      />
      <div className="flex flex-col items-start gap-1.5">
        <p aria-hidden className="leading-tight font-medium">{t.language}</p>
        <Segmented label={t.language} value={values.language} onChange={(language) => change({ language })} choices={[{ value: 'en', label: t.languages.en }, { value: 'es', label: t.languages.es }]} />
      </div>
    </>
  );
}
