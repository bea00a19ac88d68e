import type { CustomerView } from '@sysops/domain/customers';
import { Button, Field, TextInput } from '@sysops/ui';
import { MapPin } from 'lucide-react';
import { addressLine } from '../customers/customer-words.ts';
import type { Draft } from './draft.ts';

type AddressProps = { readonly draft: Draft; readonly customer: CustomerView; readonly error: string | undefined; readonly change: (part: Partial<Draft>) => void };
type AddressKey = keyof NonNullable<Draft['address']>;

const fields: readonly { readonly key: AddressKey; readonly label: string; readonly span: string; readonly most: number }[] = [
  { key: 'line1', label: 'Street and number', span: 'col-span-6', most: 120 },
  { key: 'line2', label: 'Apartment, floor', span: 'col-span-6', most: 120 },
  { key: 'city', label: 'City', span: 'col-span-3', most: 80 },
  { key: 'state', label: 'State', span: 'col-span-1', most: 2 },
  { key: 'zip', label: 'ZIP', span: 'col-span-2', most: 5 },
];

/** The caller's own address unless he says another. */
export function AddressField({ draft, customer, error, change }: AddressProps) {
  const { address } = draft;
  const own = customer.place.address;
  const edit = (key: AddressKey, text: string): void => {
    if (address) change({ address: { ...address, [key]: key === 'state' ? text.toUpperCase() : text } });
  };
  return (
    <fieldset data-part="address" className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 leading-tight font-medium">Where</legend>
      {address ? (
        <div className="grid grid-cols-6 gap-2">
          {fields.map(({ key, label, span, most }) => (
            <Field key={key} className={span} label={label}>
              <TextInput maxLength={most} value={address[key]} onChange={(event) => edit(key, event.target.value)} />
            </Field>
          ))}
          {error ? <p className="col-span-6 text-small text-danger-text">{error}</p> : null}
          <Button className="col-span-6 justify-self-start" size="small" variant="quiet" onClick={() => change({ address: null })}>Use the caller’s own address</Button>
        </div>
      ) : (
        <p className="flex items-center gap-2">
          <MapPin aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-muted" />
          <span className="min-w-0 flex-1">{addressLine(own)}</span>
          <Button size="small" variant="quiet" onClick={() => change({ address: { line1: '', line2: '', city: own.city, state: own.state, zip: own.zip } })}>Another address</Button>
        </p>
      )}
      <TextInput aria-label="How to get in" placeholder="How to get in: gate code, floor, dog (optional)" maxLength={300} value={draft.accessNotes} onChange={(event) => change({ accessNotes: event.target.value })} />
    </fieldset>
  );
}
