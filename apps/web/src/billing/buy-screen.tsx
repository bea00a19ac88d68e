import { readError, type ReadableError } from '@sysops/api-client';
import type { PlanView } from '@sysops/domain/billing';
import { Button, buttonClass, EmptyState, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { v7 } from 'uuid';
import { api, client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { focusFirstFault } from '../shell/focus-fault.ts';
import { Loaded } from '../shell/loaded.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useTitle } from '../shell/use-title.ts';
import { deviceFaults, emptyDevice, toDeviceFacts } from './device-draft.ts';
import { DeviceFields } from './device-fields.tsx';
import { goToPayment } from './go-to-payment.ts';
import { PriceSummary } from './price-summary.tsx';
import { usePlans } from './use-plans.ts';

/** A customer who has an account buys a plan: one device, then the hosted page. */
export function BuyScreen() {
  const t = useBillingTexts().buy;
  const { planCode = '' } = useParams({ strict: false });
  const plans = usePlans();
  useTitle(t.plan);
  return (
    <div className="page max-w-4xl!">
      <Loaded query={plans} outline={<Skeleton className="h-96 w-full rounded-card" />}>
        {(all) => {
          const plan = all.find(({ code }) => code === planCode);
          return plan ? <Buying key={plan.code} plan={plan} /> : <EmptyState title={t.unknownTitle} text={t.unknownText} action={<Link to="/plans" className={buttonClass()}>{t.allPlans}</Link>} />;
        }}
      </Loaded>
    </div>
  );
}

/** Stores the purchase once, then leaves for the payment; pressed again after a failure it is the same purchase. */
function useBuying(plan: PlanView) {
  const [ids] = useState(() => ({ commandId: v7(), contractId: v7() }));
  const [device, setDevice] = useState(() => emptyDevice(plan.categories));
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  const buy = async (): Promise<void> => {
    setChecked(true);
    const facts = toDeviceFacts(device);
    if (!facts || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await client.billing.buy.mutate({ ...ids, planCode: plan.code, devices: [facts] });
      await goToPayment(ids.contractId);
    } catch (error) {
      setProblem(readError(error));
      setBusy(false);
    }
  };
  return { device, change: (part: Partial<typeof device>) => setDevice((before) => ({ ...before, ...part })), faults: checked ? deviceFaults(device) : {}, busy, problem, buy };
}

function Buying({ plan }: { plan: PlanView }) {
  const t = useBillingTexts().buy;
  const profile = useQuery(api.customers.profile.queryOptions());
  const { device, change, faults, busy, problem, buy } = useBuying(plan);
  return (
    <form
      noValidate
      className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]"
      onSubmit={(event) => {
        event.preventDefault();
        void buy();
        focusFirstFault(event.currentTarget);
      }}
    >
      <div className="flex min-w-0 flex-col gap-6">
        <header>
          <h1 className="headline text-40">{t.title(plan.name)}</h1>
          <p className="mt-2 text-muted">{t.deviceText}</p>
        </header>
        <DeviceFields values={device} categories={plan.categories} faults={faults} change={change} />
        <Refusal problem={problem} kept />
        <div><Button type="submit" variant="primary" busy={busy}>{t.toPay}</Button></div>
      </div>
      <PriceSummary plan={plan} state={profile.data?.place.address.state ?? null} />
    </form>
  );
}
