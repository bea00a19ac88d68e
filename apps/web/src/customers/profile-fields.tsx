import { Field, RadioCards, Segmented, TextInput } from '@sysops/ui';
import { Mail, MessageSquareText } from 'lucide-react';
import { useEffect } from 'react';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { PinMap } from './pin-map.tsx';
import type { ProfileDraft, ProfileFault, ProfileFaults } from './profile-draft.ts';
import { useZip } from './use-zip.ts';

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
  const t = useCustomerTexts().register;
  const words = useFaultWords();
  const located = useZip(values.zip);
  useEffect(() => {
    if (located && values.state === '') change({ state: located.state, city: located.city, pin: { lat: located.lat, lng: located.lng } });
  }, [located, values.state, change]);
  return (
    <>
      <Field label={t.line1} error={words(faults.line1)}>
        <TextInput autoComplete="address-line1" maxLength={120} value={values.line1} onChange={(event) => change({ line1: event.target.value })} />
      </Field>
      <Field label={t.line2} optional>
        <TextInput autoComplete="address-line2" maxLength={120} value={values.line2} onChange={(event) => change({ line2: event.target.value })} />
      </Field>
      <div className="grid grid-cols-[8rem_minmax(0,1fr)] items-start gap-3">
        <Field label={t.zip} error={located === null ? t.zipUnknown : words(faults.zip)}>
          <TextInput inputMode="numeric" autoComplete="postal-code" maxLength={5} value={values.zip} onChange={(event) => change({ zip: event.target.value.replaceAll(/\D/g, ''), state: '', pin: null, pinConfirmed: false })} />
        </Field>
        <Field label={t.city} error={words(faults.city)}>
          <TextInput autoComplete="address-level2" maxLength={80} value={values.city} end={values.state ? <span className="px-1 text-muted">{values.state}</span> : null} onChange={(event) => change({ city: event.target.value })} />
        </Field>
      </div>
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
