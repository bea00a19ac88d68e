import type { DeviceCategory } from '@sysops/domain/tickets';
import { Field, RadioCards, TextInput } from '@sysops/ui';
import { Laptop, Speaker, Tv } from 'lucide-react';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { useMessages } from '../messages/use-messages.tsx';
import type { DeviceDraft, DeviceFaults } from './device-draft.ts';

const icons = { computer: <Laptop />, tv: <Tv />, stereo: <Speaker /> };

type DeviceFieldsProps = { values: DeviceDraft; categories: readonly DeviceCategory[]; faults: DeviceFaults; change: (part: Partial<DeviceDraft>) => void };

export function DeviceFields({ values, categories, faults, change }: DeviceFieldsProps) {
  const t = useBillingTexts().buy;
  const { errors } = useMessages();
  const { devices } = useTicketTexts();
  return (
    <>
      {categories.length > 1 ? (
        <RadioCards<DeviceCategory>
          label={t.category}
          columns={1}
          value={values.category}
          error={faults.category ? errors.required : undefined}
          onChange={(category) => change({ category })}
          choices={categories.map((category) => ({ value: category, label: devices[category], icon: icons[category] }))}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.brand} error={faults.brand ? errors.required : undefined}>
          <TextInput autoComplete="off" maxLength={60} value={values.brand} onChange={(event) => change({ brand: event.target.value })} />
        </Field>
        <Field label={t.model} error={faults.model ? errors.required : undefined}>
          <TextInput autoComplete="off" maxLength={80} value={values.model} onChange={(event) => change({ model: event.target.value })} />
        </Field>
      </div>
      <Field label={t.serial} hint={t.serialHint} optional>
        <TextInput autoComplete="off" autoCapitalize="characters" maxLength={60} value={values.serial} onChange={(event) => change({ serial: event.target.value })} />
      </Field>
      <Field label={t.bought} hint={t.boughtHint} optional error={faults.bought ? t.boughtWrong : undefined}>
        <TextInput type="date" className="max-w-56" value={values.bought} onChange={(event) => change({ bought: event.target.value })} />
      </Field>
    </>
  );
}
