import type { ContractView, DeviceView } from '@sysops/domain/billing';
import { Button } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { dateIn } from '../api/times.ts';
import { useNow } from '../api/use-now.ts';
import { boughtAt, deviceFaults, draftOfDevice } from './device-draft.ts';
import { DeviceFields } from './device-fields.tsx';
import type { Opening } from './opened.ts';
import { Step } from './step.tsx';
import { useAccountAct } from './use-account-act.ts';

/** What the plan covers; each device can be put right, and one that is gone is taken off. */
export function PlanDevices({ contract, opening }: { contract: ContractView; opening: Opening }) {
  const { opened, open, close, away } = opening;
  const asked = opened?.kind === 'correct_device' || opened?.kind === 'remove_device' ? opened : null;
  const changes = contract.status !== 'ended';
  if (contract.devices.length === 0) return <p className="text-muted">No device is under this plan.</p>;
  return (
    <ul aria-label={`Devices under ${contract.plan.name}`} className="flex flex-col divide-y divide-line border-y border-line">
      {contract.devices.map((device) => (
        <li key={device.id} className="flex flex-col gap-2 py-1.5">
          <div className="flex items-center justify-between gap-3">
            <p className="min-w-0"><span className="block truncate">{device.label}</span><span className="tabular block truncate text-12 text-muted">{factsOf(device)}</span></p>
            {changes ? (
              <span className="flex shrink-0 gap-1">
                <Button size="small" variant="quiet" disabled={away} aria-label={`Correct ${device.label}`} onClick={() => open({ kind: 'correct_device', contractId: contract.id, deviceId: device.id })}>Correct</Button>
                {contract.devices.length > 1 ? <Button size="small" variant="quiet" disabled={away} aria-label={`Remove ${device.label}`} onClick={() => open({ kind: 'remove_device', contractId: contract.id, deviceId: device.id })}>Remove</Button> : null}
              </span>
            ) : null}
          </div>
          {asked?.deviceId === device.id && asked.kind === 'correct_device' ? <CorrectStep contract={contract} device={device} onClose={close} /> : null}
          {asked?.deviceId === device.id && asked.kind === 'remove_device' ? <RemoveStep contract={contract} device={device} onClose={close} /> : null}
        </li>
      ))}
    </ul>
  );
}

const factsOf = ({ serial, purchasedAt }: DeviceView): string => [serial ?? 'no serial number', ...(purchasedAt === null ? [] : [`bought ${dateIn(purchasedAt, 'UTC')}`])].join(' · ');

type StepProps = { readonly contract: ContractView; readonly device: DeviceView; readonly onClose: () => void };

function CorrectStep({ contract, device, onClose }: StepProps) {
  const act = useAccountAct();
  const [draft, setDraft] = useState(() => draftOfDevice(device));
  const faults = deviceFaults(draft, useNow(60_000));
  const save = (): void => {
    if (Object.keys(faults).length > 0) return;
    const { brand, model, serial, bought } = draft;
    // The hour of a day that nobody touched stays.
    const purchasedAt = bought === draftOfDevice(device).bought ? device.purchasedAt : boughtAt(bought);
    void act.run({ contractId: contract.id, deviceId: device.id, brand: brand.trim(), model: model.trim(), serial: serial.trim(), purchasedAt }, { send: (command) => client.billing.correctDevice.mutate(command), done: `${brand.trim()} ${model.trim()} is corrected.` }).then((ok) => ok && onClose());
  };
  return <Step title={`Correct ${device.label}`} button="Save" act={act} onClose={onClose} onSubmit={save}><DeviceFields draft={draft} categories={[]} faults={faults} change={(part) => setDraft((before) => ({ ...before, ...part }))} /></Step>;
}

function RemoveStep({ contract, device, onClose }: StepProps) {
  const act = useAccountAct();
  const remove = (): void => void act.run({ contractId: contract.id, deviceId: device.id }, { send: (command) => client.billing.removeDevice.mutate(command), done: `${device.label} is off the plan.` }).then((ok) => ok && onClose());
  return <Step danger title={`Take ${device.label} off ${contract.plan.name}?`} text="New repairs of it are not covered any more. Tickets that are open go on." button="Take it off" leave="Keep it" act={act} onClose={onClose} onSubmit={remove} />;
}
