import type { ContractView, CorrectDevice, DeviceFacts, DeviceView } from '@sysops/domain/billing';
import { Button, Dialog, toast } from '@sysops/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { focusFirstFault } from '../shell/focus-fault.ts';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { boughtAt, deviceFaults, draftOfDevice, emptyDevice, oneLine, toDeviceFacts } from './device-draft.ts';
import { DeviceFields } from './device-fields.tsx';

type Add = { readonly commandId: string; readonly contractId: string; readonly device: DeviceFacts };
type Remove = { readonly commandId: string; readonly contractId: string; readonly deviceId: string };

/** The devices under a plan; one more is added here, and one that is gone is taken off. */
export function ContractDevices({ contract }: { contract: ContractView }) {
  const t = useBillingTexts().account;
  const [adding, setAdding] = useState(false);
  const [correcting, setCorrecting] = useState<DeviceView | null>(null);
  const remove = useConsoleAct((input: Remove) => client.billing.removeDevice.mutate(input), t.removed);
  return (
    <div>
      <p className="text-small text-muted">{t.devices}</p>
      <ul className="mt-1 divide-y divide-line border-y border-line">
        {contract.devices.map((device) => (
          <li key={device.id} className="flex items-center justify-between gap-3 py-1.5">
            <span className="min-w-0">{device.label}{device.serial ? <span className="text-small text-muted tabular"> · {device.serial}</span> : null}</span>
            <span className="flex shrink-0 gap-1">
              <Button variant="quiet" size="small" aria-label={`${t.correct}: ${device.label}`} onClick={() => setCorrecting(device)}>{t.correct}</Button>
              {contract.devices.length > 1 ? <Button variant="quiet" size="small" busy={remove.busy} aria-label={`${t.remove}: ${device.label}`} onClick={() => void remove.run({ contractId: contract.id, deviceId: device.id })}>{t.remove}</Button> : null}
            </span>
          </li>
        ))}
      </ul>
      <Button variant="quiet" size="small" icon={<Plus />} className="mt-2" onClick={() => setAdding(true)}>{t.addDevice}</Button>
      <Refusal problem={remove.problem} />
      {correcting ? <CorrectDeviceDialog contract={contract} device={correcting} onClose={() => setCorrecting(null)} /> : null}
      {adding ? <AddDevice contract={contract} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

function AddDevice({ contract, onClose }: { contract: ContractView; onClose: () => void }) {
  const t = useBillingTexts().account;
  const [device, setDevice] = useState(() => emptyDevice(contract.plan.categories));
  const [checked, setChecked] = useState(false);
  const act = useConsoleAct((input: Add) => client.billing.addDevice.mutate(input));
  const add = async (): Promise<void> => {
    setChecked(true);
    const facts = toDeviceFacts(device);
    if (!facts || !(await act.run({ contractId: contract.id, device: facts }))) return;
    toast.success(t.added);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t.addTitle}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
          focusFirstFault(event.currentTarget);
        }}
      >
        <DeviceFields values={device} categories={contract.plan.categories} faults={checked ? deviceFaults(device) : {}} change={(part) => setDevice((before) => ({ ...before, ...part }))} />
        <Refusal problem={act.problem} kept />
        <div className="flex justify-end"><Button type="submit" variant="primary" busy={act.busy}>{t.addSubmit}</Button></div>
      </form>
    </Dialog>
  );
}

/** Brand, model, serial number and day of purchase as they should have been typed. */
function CorrectDeviceDialog({ contract, device, onClose }: { contract: ContractView; device: DeviceView; onClose: () => void }) {
  const t = useBillingTexts().account;
  const [draft, setDraft] = useState(() => draftOfDevice(device));
  const act = useConsoleAct((input: CorrectDevice) => client.billing.correctDevice.mutate(input));
  const faults = deviceFaults(draft);
  const save = async (): Promise<void> => {
    if (Object.keys(faults).length > 0) return;
    // A day that nobody touched keeps its hour.
    const purchasedAt = draft.bought === draftOfDevice(device).bought ? device.purchasedAt : boughtAt(draft.bought);
    if (!(await act.run({ contractId: contract.id, deviceId: device.id, brand: oneLine(draft.brand), model: oneLine(draft.model), serial: oneLine(draft.serial), purchasedAt }))) return;
    toast.success(t.corrected);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t.correctTitle}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
          focusFirstFault(event.currentTarget);
        }}
      >
        <DeviceFields values={draft} categories={[device.category]} faults={faults} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
        <Refusal problem={act.problem} kept />
        <div className="flex justify-end"><Button type="submit" variant="primary" busy={act.busy}>{t.correctSubmit}</Button></div>
      </form>
    </Dialog>
  );
}
