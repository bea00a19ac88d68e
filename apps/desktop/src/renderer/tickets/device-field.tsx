import type { DeviceView } from '@sysops/domain/billing';
import { DeviceCategory } from '@sysops/domain/tickets';
import { Field, Segmented, Select, TextInput } from '@sysops/ui';
import { otherDevice, type Draft } from './draft.ts';
import { categoryWords } from './ticket-words.ts';

type DeviceFieldProps = { readonly draft: Draft; readonly category: DeviceCategory | null; readonly devices: readonly DeviceView[]; readonly error: string | undefined; readonly change: (part: Partial<Draft>) => void };

/** One of the caller's devices, those that fit the problem first, or another one in words. */
export function DeviceField({ draft, category: wanted, devices, error, change }: DeviceFieldProps) {
  const choices = [
    ...devices.toSorted((a, b) => Number(b.category === wanted) - Number(a.category === wanted)).map(({ id, label, category, serial }) => ({ value: id, label, note: serial ? `${categoryWords[category]} · ${serial}` : categoryWords[category] })),
    { value: otherDevice, label: 'Another device', note: 'Not under a plan that we know; goes to triage' },
  ];
  const other = draft.deviceId === otherDevice;
  return (
    <div data-part="device" className="flex flex-col gap-2">
      <Field label="Device" error={other ? undefined : error}>
        <Select choices={choices} value={draft.deviceId} placeholder="Choose the device" onChange={(deviceId) => change({ deviceId })} />
      </Field>
      {other ? (
        <div className="flex flex-wrap items-end gap-2">
          <Segmented label="Kind of device" value={draft.deviceCategory ?? ''} choices={DeviceCategory.options.map((value) => ({ value, label: categoryWords[value] }))} onChange={(value) => change({ deviceCategory: DeviceCategory.parse(value) })} />
          <Field className="min-w-48 flex-1" label="Make and model" hideLabel error={error}>
            <TextInput maxLength={120} placeholder="Make and model" value={draft.deviceLabel} onChange={(event) => change({ deviceLabel: event.target.value })} />
          </Field>
        </div>
      ) : null}
    </div>
  );
}
