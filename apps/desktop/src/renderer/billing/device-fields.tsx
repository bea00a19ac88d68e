import { DeviceCategory } from '@sysops/domain/tickets';
import { Field, Segmented, TextInput } from '@sysops/ui';
import { categoryWords } from '../tickets/ticket-words.ts';
import type { DeviceDraft, DeviceFaults } from './device-draft.ts';

type FieldsProps = { readonly draft: DeviceDraft; /** Kinds to choose from; none where the kind stays. */ readonly categories: readonly DeviceCategory[]; readonly faults: DeviceFaults; readonly change: (part: Partial<DeviceDraft>) => void };

/** What an agent asks about a device. */
export function DeviceFields({ draft, categories, faults, change }: FieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-2.5">
      {categories.length > 1 ? (
        <div className="col-span-2">
          <Segmented label="Kind of device" value={draft.category ?? ''} choices={categories.map((value) => ({ value, label: categoryWords[value] }))} onChange={(value) => change({ category: DeviceCategory.parse(value) })} />
          {faults.category ? <p className="mt-1 text-small text-danger-text">{faults.category}</p> : null}
        </div>
      ) : null}
      <Field label="Make" error={faults.brand}><TextInput autoComplete="off" maxLength={60} value={draft.brand} onChange={(event) => change({ brand: event.target.value })} /></Field>
      <Field label="Model" error={faults.model}><TextInput autoComplete="off" maxLength={80} value={draft.model} onChange={(event) => change({ model: event.target.value })} /></Field>
      <Field label="Serial number" optional><TextInput autoComplete="off" maxLength={60} value={draft.serial} onChange={(event) => change({ serial: event.target.value })} /></Field>
      <Field label="Bought on" optional error={faults.bought}><TextInput type="date" value={draft.bought} onChange={(event) => change({ bought: event.target.value })} /></Field>
    </div>
  );
}
