import { Button, Field, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { api } from '../api/api.ts';
import { DeviceFields } from '../billing/device-fields.tsx';
import { PriceSummary } from '../billing/price-summary.tsx';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { focusFirstFault } from '../shell/focus-fault.ts';
import { RestoredLine } from '../shell/restored-line.tsx';
import { StepProgress } from '../shell/step-progress.tsx';
import { useStepHeading } from '../shell/use-step-heading.ts';
import { AddressFields, MessageFields, NameField, PhoneField } from './profile-fields.tsx';
import { registerSteps } from './register-draft.ts';
import type { Registration } from './register-screen.tsx';

/** One screen for each step; Enter goes on. */
export function RegisterSteps({ registration }: { registration: Registration }) {
  const t = useCustomerTexts().register;
  const buy = useBillingTexts().buy;
  const site = useMessages();
  const { plan } = registration;
  const { step } = registration.values;
  const { heading, first } = useStepHeading(step);
  const current = registerSteps[step] ?? 'receipt';
  const titles = { receipt: plan ? buy.deviceTitle : t.receiptTitle, name: t.nameTitle, address: t.addressTitle, contact: t.contactTitle, messages: t.channelTitle, password: t.passwordTitle };
  const texts = { receipt: plan ? buy.deviceText : t.receiptText, name: null, address: t.addressText, contact: null, messages: null, password: null };
  const last = step === registerSteps.length - 1;
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        registration.next();
        focusFirstFault(event.currentTarget);
      }}
    >
      <StepProgress label={t.step(step + 1, registerSteps.length)} step={step} of={registerSteps.length} />
      {registration.restored && step === first ? <RestoredLine text={t.restored} startOver={t.startOver} onStartOver={registration.startOver} /> : null}
      <div>
        <p className="text-small text-muted">{plan ? buy.title(plan.name) : t.title}</p>
        <h1 ref={heading} tabIndex={-1} className="headline mt-1 text-28 outline-none md:text-40">{titles[current]}</h1>
        {texts[current] ? <p className="mt-2 text-muted">{texts[current]}</p> : null}
      </div>
      <Refusal problem={registration.problem} kept />
      <StepFields registration={registration} />
      {plan && last ? <PriceSummary plan={plan} state={registration.values.state || null} /> : null}
      <div className="flex gap-2 pt-2">
        {step === 0 ? null : <Button onClick={registration.back} aria-label={site.back} icon={<ArrowLeft />}>{null}</Button>}
        <Button type="submit" variant="primary" wide className="min-w-0 shrink!" busy={registration.sending}>{last ? (plan ? buy.toPay : t.submit) : site.next}</Button>
      </div>
    </form>
  );
}

function StepFields({ registration }: { registration: Registration }) {
  const { values, change, faults } = registration;
  const fields = { values, change, faults };
  switch (registerSteps[values.step]) {
    case 'name': return <NameField {...fields} />;
    case 'address': return <AddressFields {...fields} />;
    case 'contact': return (
      <>
        <PhoneField {...fields} />
        <EmailField registration={registration} />
      </>
    );
    case 'messages': return <MessageFields {...fields} />;
    case 'password': return <PasswordField registration={registration} />;
    default: return registration.plan && values.purchase ? <PurchaseFields registration={registration} /> : <ReceiptFields registration={registration} />;
  }
}

function PurchaseFields({ registration: { plan, values, change, faults } }: { registration: Registration }) {
  const { purchase } = values;
  if (!plan || !purchase) return null;
  return <DeviceFields values={purchase.device} categories={plan.categories} faults={faults.device ?? {}} change={(part) => change({ purchase: { ...purchase, device: { ...purchase.device, ...part } } })} />;
}

function ReceiptFields({ registration }: { registration: Registration }) {
  const t = useCustomerTexts().register;
  const missing = useMessages().errors.required;
  const { values, change, faults } = registration;
  const demo = useQuery(api.billing.demoReceipt.queryOptions());
  const setZip = (receiptZip: string): void => change({ receiptZip, ...(values.zip === '' || values.zip === values.receiptZip ? { zip: receiptZip, state: '', pin: null, pinConfirmed: false } : {}) });
  return (
    <>
      <Field label={t.receipt} error={faults.receipt ? missing : undefined}>
        <TextInput autoComplete="off" autoCapitalize="characters" maxLength={40} value={values.receipt} onChange={(event) => change({ receipt: event.target.value })} />
      </Field>
      <Field label={t.receiptZip} error={faults.receiptZip ? t.zipWrong : undefined}>
        <TextInput inputMode="numeric" autoComplete="off" maxLength={5} className="max-w-40" value={values.receiptZip} onChange={(event) => setZip(event.target.value.replaceAll(/\D/g, ''))} />
      </Field>
      {demo.data ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface px-4 py-3">
          <p><span className="block font-medium">{t.demoTitle}</span><span className="text-small text-muted tabular">{t.demoText(demo.data.receiptNumber, demo.data.zip)}</span></p>
          <Button size="small" onClick={() => change({ receipt: demo.data?.receiptNumber ?? '', receiptZip: demo.data?.zip ?? '', zip: demo.data?.zip ?? '', state: '', pin: null, pinConfirmed: false })}>{t.demoUse}</Button>
        </div>
      ) : null}
    </>
  );
}

function EmailField({ registration }: { registration: Registration }) {
  const t = useCustomerTexts().register;
  const wrong = useMessages().errors.email;
  return (
    <Field label={t.email} hint={t.emailHint} error={registration.faults.email ? wrong : undefined}>
      <TextInput type="email" autoComplete="email" inputMode="email" autoCapitalize="none" maxLength={254} value={registration.values.email} onChange={(event) => registration.change({ email: event.target.value })} />
    </Field>
  );
}

function PasswordField({ registration }: { registration: Registration }) {
  const t = useCustomerTexts().register;
  const short = useMessages().errors.passwordShort;
  return (
    <>
      <input type="email" hidden readOnly autoComplete="username" value={registration.values.email} />
      <Field label={t.password} hint={t.passwordHint} error={registration.faults.password ? short : undefined}>
        <TextInput type="password" autoComplete="new-password" maxLength={128} value={registration.password} onChange={(event) => registration.setPassword(event.target.value)} />
      </Field>
    </>
  );
}
