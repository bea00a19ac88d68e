import type { ContractView } from '@sysops/domain/billing';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { useNow } from '../api/use-now.ts';
import { deviceFaults, factsOfDevice, newDevice } from './device-draft.ts';
import { DeviceFields } from './device-fields.tsx';
import { Step } from './step.tsx';
import { useAccountAct } from './use-account-act.ts';

/** One more device under a plan; whether the plan covers its kind is the server's to say. */
export function AddDeviceStep({ contract, onClose }: { contract: ContractView; onClose: () => void }) {
  const act = useAccountAct();
  const now = useNow(60_000);
  const { categories, name } = contract.plan;
  const [draft, setDraft] = useState(() => newDevice(categories));
  const [tried, setTried] = useState(false);
  const add = (): void => {
    setTried(true);
    const device = factsOfDevice(draft, now);
    if (device) void act.run({ contractId: contract.id, device }, { send: (command) => client.billing.addDevice.mutate(command), done: `${device.brand} ${device.model} is under ${name} now.` }).then((ok) => ok && onClose());
  };
  return (
    <Step title={`Add a device to ${name}`} button="Add the device" act={act} onClose={onClose} onSubmit={add}>
      <DeviceFields draft={draft} categories={categories} faults={tried ? deviceFaults(draft, now) : {}} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
    </Step>
  );
}
