import { priceIn, type ContractView, type PlanView } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import { Button, ErrorState, Field, Select, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as uuid } from 'uuid';
import { api, client } from '../api/api.ts';
import { useNow } from '../api/use-now.ts';
import { deviceFaults, factsOfDevice, newDevice, sameDeviceAgain, type DeviceDraft } from './device-draft.ts';
import { DeviceFields } from './device-fields.tsx';
import { moneyText } from './plan-words.ts';
import { Step } from './step.tsx';
import { useAccountAct } from './use-account-act.ts';

type BuyProps = { readonly customer: CustomerView; /** The ended plan that is bought once more, with its devices. */ readonly again: ContractView | null; readonly onClose: () => void };

/** Sells a plan to the caller. It covers when he has paid on the hosted page; the link to it is the next press. */
export function BuyStep({ customer, again, onClose }: BuyProps) {
  const plans = useQuery(api.billing.plans.queryOptions(undefined, { staleTime: 600_000 }));
  if (plans.data) return <Buying plans={plans.data} customer={customer} again={again} onClose={onClose} />;
  return plans.isError ? <ErrorState compact title="The plans cannot be read" advice="Try again in a moment." dataSafe={null} onRetry={() => void plans.refetch()} retrying={plans.isFetching} actions={<Button variant="quiet" onClick={onClose}>Leave it</Button>} /> : <Skeleton className="h-40 w-full" />;
}

/** Makes new ids when what is bought changes: an id stands for one purchase only. */
function usePurchase(first: readonly DeviceDraft[]) {
  const [contractId, setContractId] = useState(() => uuid());
  const [devices, setDevices] = useState(first);
  const replace = (next: readonly DeviceDraft[]): void => {
    setContractId(uuid());
    setDevices(next.map((device) => ({ ...device, deviceId: uuid() })));
  };
  return { contractId, devices, replace, change: (at: number, part: Partial<DeviceDraft>) => replace(devices.map((device, n) => (n === at ? { ...device, ...part } : device))) };
}

function Buying({ plans, customer, again, onClose }: BuyProps & { plans: readonly PlanView[] }) {
  const act = useAccountAct();
  const now = useNow(60_000);
  const [code, setCode] = useState(() => plans.find((plan) => plan.code === again?.plan.code)?.code ?? null);
  const plan = plans.find((other) => other.code === code) ?? null;
  const { contractId, devices, replace, change } = usePurchase(again ? again.devices.map(sameDeviceAgain) : []);
  const [tried, setTried] = useState(false);
  const choose = (next: string): void => {
    setCode(next);
    const categories = plans.find((other) => other.code === next)?.categories ?? [];
    const fitting = devices.filter(({ category }) => category !== null && categories.includes(category));
    replace(fitting.length > 0 ? fitting : [newDevice(categories)]);
  };
  const buy = (): void => {
    setTried(true);
    const facts = devices.map((device) => factsOfDevice(device, now));
    const whole = facts.filter((device) => device !== null);
    if (!plan || whole.length === 0 || whole.length < facts.length) return;
    void act.run({ customerId: customer.id, contractId, planCode: plan.code, devices: whole }, { send: (command) => client.billing.buy.mutate(command), done: `${plan.name} waits for its payment. Send the link to pay.` }).then((ok) => ok && onClose());
  };
  return (
    <Step title={again ? `Buy ${again.plan.name} again` : 'Buy a plan'} text="It covers as soon as the caller has paid; the link to pay is sent next." button="Buy for the caller" act={act} onClose={onClose} onSubmit={buy}>
      <Field label="Plan" error={tried && !plan ? 'Choose the plan' : undefined}>
        <Select placeholder="Choose the plan" value={code} onChange={choose} choices={plans.map((other) => ({ value: other.code, label: other.name, note: `${moneyText(other.priceCents)} a ${other.term}` }))} />
      </Field>
      {plan ? devices.map((device, at) => <DeviceFields key={at} draft={device} categories={plan.categories} faults={tried ? deviceFaults(device, now) : {}} change={(part) => change(at, part)} />) : null}
      {plan ? <Price plan={plan} state={customer.place.address.state} /> : null}
    </Step>
  );
}

/** What the caller will pay, tax of his state included. */
function Price({ plan, state }: { plan: PlanView; state: string }) {
  const { taxCents, totalCents } = priceIn(state, plan.priceCents);
  return <p>The caller pays <span className="tabular font-medium">{moneyText(totalCents)}</span>{taxCents > 0 ? ` with ${moneyText(taxCents)} sales tax` : `; no sales tax in ${state}`}. It renews every {plan.term} at the price of then.</p>;
}
