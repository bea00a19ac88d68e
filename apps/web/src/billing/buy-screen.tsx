import type { ContractView, PlanView } from '@sysops/domain/billing';
import { Button, buttonClass, EmptyState, Skeleton } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { focusFirstFault } from '../shell/focus-fault.ts';
import { Loaded } from '../shell/loaded.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useTitle } from '../shell/use-title.ts';
import { deviceFaults, draftOfDevice, emptyDevice, toDeviceFacts, type DeviceDraft } from './device-draft.ts';
import { DeviceFields } from './device-fields.tsx';
import { PriceSummary } from './price-summary.tsx';
import { usePlans } from './use-plans.ts';
import { usePurchase } from './use-purchase.ts';

/** A customer who has an account buys a plan: its devices, then the hosted page. `?again=` takes over those of a plan that has ended. */
export function BuyScreen() {
  const t = useBillingTexts().buy;
  const { planCode = '' } = useParams({ strict: false });
  const { again } = useSearch({ from: '/site/customer/buy/$planCode' });
  const plans = usePlans();
  const mine = useQuery(api.billing.mine.queryOptions(undefined, { enabled: again !== undefined }));
  useTitle(t.plan);
  const outline = <Skeleton className="h-96 w-full rounded-card" />;
  return (
    <div className="page max-w-4xl!">
      <Loaded query={plans} outline={outline}>
        {(all) => {
          const plan = all.find(({ code }) => code === planCode);
          if (!plan) return <EmptyState title={t.unknownTitle} text={t.unknownText} action={<Link to="/plans" className={buttonClass()}>{t.allPlans}</Link>} />;
          if (again === undefined) return <Buying key={plan.code} plan={plan} former={null} />;
          return <Loaded query={mine} outline={outline}>{(held) => <Buying key={plan.code} plan={plan} former={held.find(({ id }) => id === again) ?? null} />}</Loaded>;
        }}
      </Loaded>
    </div>
  );
}

/** What was under the ended plan and may be under this one. */
const keptDevices = (plan: PlanView, former: ContractView | null): DeviceDraft[] => (former?.devices ?? []).filter(({ category }) => plan.categories.includes(category)).map(draftOfDevice);

function Buying({ plan, former }: { plan: PlanView; former: ContractView | null }) {
  const t = useBillingTexts().buy;
  const profile = useQuery(api.customers.profile.queryOptions());
  const [kept, setKept] = useState(() => keptDevices(plan, former));
  const [typed, setTyped] = useState(() => emptyDevice(plan.categories));
  const [checked, setChecked] = useState(false);
  const { busy, problem, buy } = usePurchase(plan.code);
  const again = kept.length > 0;
  const submit = (): void => {
    setChecked(true);
    const devices = again ? kept : [typed];
    const facts = devices.map(toDeviceFacts).filter((device) => device !== null);
    if (facts.length === devices.length) void buy(facts);
  };
  return (
    <form
      noValidate
      className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        focusFirstFault(event.currentTarget);
      }}
    >
      <div className="flex min-w-0 flex-col gap-6">
        <header>
          <h1 className="headline text-40">{t.title(plan.name)}</h1>
          <p className="mt-2 text-muted">{again ? t.again : t.deviceText}</p>
        </header>
        {again ? <KeptDevices devices={kept} onTakeOut={(gone) => setKept(kept.filter((device) => device !== gone))} /> : <DeviceFields values={typed} categories={plan.categories} faults={checked ? deviceFaults(typed) : {}} change={(part) => setTyped({ ...typed, ...part })} />}
        <Refusal problem={problem} kept />
        <div><Button type="submit" variant="primary" busy={busy}>{t.toPay}</Button></div>
      </div>
      <PriceSummary plan={plan} state={profile.data?.place.address.state ?? null} />
    </form>
  );
}

/** The same things once more; what is gone is taken out, and without any there is one to be typed. */
function KeptDevices({ devices, onTakeOut }: { devices: readonly DeviceDraft[]; onTakeOut: (device: DeviceDraft) => void }) {
  const t = useBillingTexts().buy;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {devices.map((device) => {
        const label = `${device.brand} ${device.model}`;
        return (
          <li key={device.deviceId} className="flex items-center justify-between gap-3 py-2">
            <span className="min-w-0">{label}{device.serial === '' ? null : <span className="block text-small text-muted tabular">{device.serial}</span>}</span>
            <Button size="small" variant="quiet" aria-label={`${t.takeOut}: ${label}`} onClick={() => onTakeOut(device)}>{t.takeOut}</Button>
          </li>
        );
      })}
    </ul>
  );
}
