import { MessageChannel } from '@sysops/domain/customers';
import { languageCode } from '@sysops/domain/shared';
import { Field, Segmented, TextInput } from '@sysops/ui';
import { useEffect, useRef } from 'react';
import { client } from '../api/api.ts';
import type { PersonDraft, PersonFaults } from './person-draft.ts';

type FieldsProps = { readonly draft: PersonDraft; readonly faults: PersonFaults; readonly change: (part: Partial<PersonDraft>) => void };

/** City and state come with the ZIP code; without a server they are typed. */
function useZip(zip: string, found: (place: { readonly city: string; readonly state: string }) => void): void {
  const latest = useRef(found);
  const asked = useRef(zip);
  useEffect(() => {
    latest.current = found;
  });
  useEffect(() => {
    if (zip.length !== 5 || zip === asked.current) return;
    asked.current = zip;
    client.customers.locateZip.query({ zip }).then((place) => (place && asked.current === zip ? latest.current(place) : undefined), () => undefined);
  }, [zip]);
}

/** Who the caller is, where he lives and how he wants to be told. */
export function PersonFields({ draft, faults, change }: FieldsProps) {
  useZip(draft.zip, ({ city, state }) => change({ city, state }));
  const field = (key: keyof PersonFaults | 'line2', label: string, more: { readonly className: string; readonly maxLength: number; readonly optional?: boolean }) => (
    <Field className={more.className} label={label} optional={more.optional} error={key === 'line2' ? undefined : faults[key]}>
      <TextInput autoComplete="off" maxLength={more.maxLength} value={draft[key]} onChange={(event) => change({ [key]: key === 'state' ? event.target.value.toUpperCase() : key === 'zip' ? event.target.value.replaceAll(/\D/g, '') : event.target.value })} />
    </Field>
  );
  return (
    <div className="grid grid-cols-6 gap-x-3 gap-y-2.5">
      {field('name', 'Full name', { className: 'col-span-3', maxLength: 80 })}
      {field('phone', 'Phone', { className: 'col-span-3', maxLength: 24 })}
      {field('line1', 'Street and number', { className: 'col-span-4', maxLength: 120 })}
      {field('line2', 'Apartment', { className: 'col-span-2', maxLength: 120, optional: true })}
      {field('zip', 'ZIP', { className: 'col-span-1', maxLength: 5 })}
      {field('city', 'City', { className: 'col-span-4', maxLength: 80 })}
      {field('state', 'State', { className: 'col-span-1', maxLength: 2 })}
      <div className="col-span-3 flex flex-col gap-1.5">
        <span aria-hidden className="leading-tight font-medium">Messages by</span>
        <Segmented label="Messages by" value={draft.channel} choices={[{ value: 'email', label: 'E-mail' }, { value: 'sms', label: 'Text message' }]} onChange={(value) => change({ channel: MessageChannel.parse(value) })} />
      </div>
      <div className="col-span-3 flex flex-col gap-1.5">
        <span aria-hidden className="leading-tight font-medium">Language</span>
        <Segmented label="Language" value={draft.language} choices={[{ value: 'en', label: 'English' }, { value: 'es', label: 'Spanish' }]} onChange={(value) => change({ language: languageCode.parse(value) })} />
      </div>
    </div>
  );
}
