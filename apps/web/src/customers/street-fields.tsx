import type { LocatedZip } from '@sysops/domain/customers';
import { Field, TextInput } from '@sysops/ui';
import { useEffect } from 'react';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { useZip } from './use-zip.ts';

export type Street = { readonly line1: string; readonly line2: string; readonly zip: string; readonly city: string; readonly state: string };

type StreetFieldsProps = {
  values: Street;
  /** What is wrong, in words. */
  faults: { readonly line1: string | undefined; readonly zip: string | undefined; readonly city: string | undefined };
  change: (part: Partial<Street>) => void;
  /** Another ZIP code is being typed: city and state are asked for again. */
  onZip: (zip: string) => void;
  onLocated: (located: LocatedZip) => void;
};

/** Street and ZIP code; city and state follow from the ZIP code. */
export function StreetFields({ values, faults, change, onZip, onLocated }: StreetFieldsProps) {
  const t = useCustomerTexts().register;
  const located = useZip(values.zip);
  useEffect(() => {
    if (located && values.state === '') onLocated(located);
  });
  return (
    <>
      <Field label={t.line1} error={faults.line1}>
        <TextInput autoComplete="address-line1" maxLength={120} value={values.line1} onChange={(event) => change({ line1: event.target.value })} />
      </Field>
      <Field label={t.line2} optional>
        <TextInput autoComplete="address-line2" maxLength={120} value={values.line2} onChange={(event) => change({ line2: event.target.value })} />
      </Field>
      <div className="grid grid-cols-[8rem_minmax(0,1fr)] items-start gap-3">
        <Field label={t.zip} error={located === null ? t.zipUnknown : faults.zip}>
          <TextInput inputMode="numeric" autoComplete="postal-code" maxLength={5} value={values.zip} onChange={(event) => onZip(event.target.value.replaceAll(/\D/g, ''))} />
        </Field>
        <Field label={t.city} error={faults.city}>
          <TextInput autoComplete="address-level2" maxLength={80} value={values.city} end={values.state ? <span className="px-1 text-muted">{values.state}</span> : null} onChange={(event) => change({ city: event.target.value })} />
        </Field>
      </div>
    </>
  );
}
