import type { CustomerView } from '@sysops/domain/customers';
import { Field, TextInput } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { Step } from './step.tsx';
import { useAccountAct } from './use-account-act.ts';

/** A plan that was bought in a shop becomes this caller's, by what is printed on his receipt. */
export function ClaimStep({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const act = useAccountAct();
  const [receiptNumber, setReceipt] = useState('');
  const [zip, setZip] = useState('');
  const [tried, setTried] = useState(false);
  const ready = receiptNumber.trim() !== '' && /^\d{5}$/.test(zip);
  const claim = (): void => {
    setTried(true);
    if (!ready) return;
    void act.run({ customerId: customer.id, receiptNumber: receiptNumber.trim(), zip }, { send: (command) => client.billing.claim.mutate(command), done: 'The plan on the receipt is registered.' }).then((ok) => ok && onClose());
  };
  return (
    <Step title="Claim a receipt" text="Both are printed on the receipt of the shop." button="Claim the plan" act={act} onClose={onClose} onSubmit={claim}>
      <div className="grid grid-cols-[minmax(0,1fr)_8rem] gap-3">
        <Field label="Receipt number" error={tried && receiptNumber.trim() === '' ? 'Ask for the number' : undefined}><TextInput autoComplete="off" maxLength={40} value={receiptNumber} onChange={(event) => setReceipt(event.target.value)} /></Field>
        <Field label="ZIP code" error={tried && !/^\d{5}$/.test(zip) ? 'Five digits' : undefined}><TextInput inputMode="numeric" autoComplete="off" maxLength={5} value={zip} onChange={(event) => setZip(event.target.value.replaceAll(/\D/g, ''))} /></Field>
      </div>
    </Step>
  );
}
