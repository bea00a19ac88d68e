import { Field, Segmented, Select, TextInput } from '@sysops/ui';
import type { PlanView } from '@sysops/domain/billing';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client } from '../api/api.ts';
import { useConnection } from '../api/connection.ts';
import { useNow } from '../api/use-now.ts';
import { deviceFaults, newDevice, type DeviceDraft } from '../billing/device-draft.ts';
import { DeviceFields } from '../billing/device-fields.tsx';
import { moneyText } from '../billing/plan-words.ts';
import { Step } from '../billing/step.tsx';
import { useAccountAct } from '../billing/use-account-act.ts';
import { PersonFields } from './person-fields.tsx';
import { personFaults, type PersonDraft } from './person-draft.ts';
import { isEmail, newCaller, registrationOf, type CallerDraft, type How } from './register-draft.ts';

const hows: readonly { readonly value: How; readonly label: string }[] = [{ value: 'claim', label: 'Claims a receipt' }, { value: 'buy', label: 'Buys a plan' }, { value: 'none', label: 'No plan yet' }];

/** A caller whom nobody knows becomes a customer: profile, sign-in and plan together or not at all. He sets his password himself, by the link in his mail. */
export function RegisterCaller({ phone }: { phone: string }) {
  const navigate = useNavigate();
  const act = useAccountAct();
  const away = useConnection() === 'away';
  const [draft, setDraft] = useState<CallerDraft>(() => newCaller(phone));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<CallerDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const register = (): void => {
    setTried(true);
    const input = registrationOf(draft, Date.now());
    if (!input) return;
    const done = `${input.name} is registered. The link to set a password is on its way.`;
    void act.run(input, { send: ({ commandId: _commandId, ...registration }) => client.customers.registerForCaller.mutate(registration), done }).then((ok) => (ok ? navigate({ to: '/customers/$customerId', params: { customerId: input.customerId }, search: draft.how === 'none' ? {} : { part: 'account' } }) : undefined));
  };
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-3">
      <h2 className="text-18">Register a new caller</h2>
      {away ? <p role="status" className="rounded-card border border-line bg-sunken px-3 py-2">The server is away. What you type stays here; register when it is back.</p> : null}
      <Step title="The caller" text="Everything is stored together or not at all. The caller sets a password by the link in the mail; never ask for one." button="Register" act={act} onClose={() => void navigate({ to: '/customers' })} onSubmit={register}>
        <PersonFields draft={draft.person} faults={tried ? personFaults(draft.person) : {}} change={(part: Partial<PersonDraft>) => setDraft((before) => ({ ...before, person: { ...before.person, ...part } }))} />
        <Field label="E-mail" hint="The sign-in; the link to set a password goes there." error={act.problem?.field === 'email' ? act.problem.title : tried && !isEmail(draft.email) ? 'Ask for the e-mail address' : undefined}>
          <TextInput type="email" autoComplete="off" maxLength={254} value={draft.email} onChange={(event) => change({ email: event.target.value })} />
        </Field>
        <div className="flex flex-col gap-1.5">
          <span aria-hidden className="leading-tight font-medium">Plan</span>
          <Segmented<How> label="Plan" value={draft.how} choices={hows} onChange={(how) => change({ how })} />
        </div>
        <HowFields draft={draft} tried={tried} change={change} />
      </Step>
    </div>
  );
}

type HowProps = { readonly draft: CallerDraft; readonly tried: boolean; readonly change: (part: Partial<CallerDraft>) => void };

function HowFields({ draft, tried, change }: HowProps) {
  const plans = useQuery(api.billing.plans.queryOptions(undefined, { staleTime: 600_000, enabled: draft.how === 'buy' }));
  if (draft.how === 'none') return null;
  if (draft.how === 'buy') return <BuyFields draft={draft} plans={plans.data ?? []} tried={tried} change={change} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8rem] gap-3">
      <Field label="Receipt number" error={tried && draft.receipt.trim() === '' ? 'Ask for the number' : undefined}><TextInput autoComplete="off" maxLength={40} value={draft.receipt} onChange={(event) => change({ receipt: event.target.value })} /></Field>
      <Field label="ZIP on the receipt" error={tried && !/^\d{5}$/.test(draft.receiptZip) ? 'Five digits' : undefined}><TextInput autoComplete="off" maxLength={5} value={draft.receiptZip} onChange={(event) => change({ receiptZip: event.target.value.replaceAll(/\D/g, '') })} /></Field>
    </div>
  );
}

function BuyFields({ draft, plans, tried, change }: HowProps & { plans: readonly PlanView[] }) {
  const plan = plans.find(({ code }) => code === draft.planCode) ?? null;
  const { device } = draft;
  const now = useNow(60_000);
  const faults = tried && device ? deviceFaults(device, now) : {};
  return (
    <>
      <Field label="Plan to buy" error={tried && !plan ? 'Choose the plan' : undefined}>
        <Select placeholder="Choose the plan" value={draft.planCode} choices={plans.map(({ code, name, priceCents, term }) => ({ value: code, label: name, note: `${moneyText(priceCents)} a ${term}` }))} onChange={(planCode) => change({ planCode, device: newDevice(plans.find(({ code }) => code === planCode)?.categories ?? []) })} />
      </Field>
      {plan && device ? <DeviceFields draft={device} categories={plan.categories} faults={faults} change={(part: Partial<DeviceDraft>) => change({ device: { ...device, ...part } })} /> : null}
    </>
  );
}
