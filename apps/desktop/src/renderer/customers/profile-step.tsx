import type { CustomerView } from '@sysops/domain/customers';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { Step } from '../billing/step.tsx';
import { useAccountAct } from '../billing/use-account-act.ts';
import { draftOfPerson, personFaults, storedPerson } from './person-draft.ts';
import { PersonFields } from './person-fields.tsx';

/** The caller has moved, has another number, or wants his messages in another way; the next message follows. */
export function ProfileStep({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const act = useAccountAct();
  const [read] = useState(customer);
  const [draft, setDraft] = useState(() => draftOfPerson(customer));
  const [tried, setTried] = useState(false);
  // After a refusal for its age the profile on the screen is the new one, and the next press is about that.
  const version = act.problem ? customer.version : read.version;
  const save = (): void => {
    setTried(true);
    const profile = storedPerson(draft, customer);
    if (profile) void act.run({ customerId: customer.id, version, ...profile }, { send: (command) => client.customers.updateProfile.mutate(command), done: `The profile of ${profile.name} is changed.` }).then((ok) => ok && onClose());
  };
  return (
    <Step title="Change the profile" text={`The e-mail address ${customer.email} is the caller’s sign-in and stays.`} button="Save" act={act} onClose={onClose} onSubmit={save}>
      <PersonFields draft={draft} faults={tried ? personFaults(draft) : {}} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
    </Step>
  );
}
