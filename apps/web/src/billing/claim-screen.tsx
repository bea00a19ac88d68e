import { readError, type ReadableError } from '@sysops/api-client';
import type { BillingAccount, ClaimSale } from '@sysops/domain/billing';
import { Button, buttonClass, Field, TextInput } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api, client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { useCustomerTexts } from '../messages/customer-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { focusFirstFault } from '../shell/focus-fault.ts';
import { Loaded } from '../shell/loaded.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { useTitle } from '../shell/use-title.ts';
import { Answer } from './covered-screen.tsx';
import { goToCard } from './go-to-payment.ts';

/** A customer who has an account registers another receipt; `?done=` is the plan that was registered, and the step to its card. */
export function ClaimScreen() {
  const t = useBillingTexts().claim;
  const { done } = useSearch({ from: '/site/customer/claim' });
  const account = useQuery(api.billing.account.queryOptions({}, { enabled: done !== undefined }));
  useTitle(done === undefined ? t.title : t.doneTitle);
  return <div className="page flex max-w-xl! flex-col gap-6 pt-6 md:pt-14">{done === undefined ? <ClaimForm /> : <Loaded query={account}>{(found) => <Claimed account={found} contractId={done} />}</Loaded>}</div>;
}

function ClaimForm() {
  const t = useBillingTexts().claim;
  const words = useCustomerTexts().register;
  const missing = useMessages().errors.required;
  const navigate = useNavigate();
  const [receiptNumber, setReceipt] = useState('');
  const [zip, setZip] = useState('');
  const [checked, setChecked] = useState(false);
  const act = useConsoleAct(async (input: ClaimSale) => {
    const { contractId } = await client.billing.claim.mutate(input);
    await navigate({ to: '/claim', search: { done: contractId }, replace: true });
  });
  const claim = (): void => {
    setChecked(true);
    if (receiptNumber.trim() !== '' && /^\d{5}$/.test(zip)) void act.run({ receiptNumber: receiptNumber.trim(), zip });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        claim();
        focusFirstFault(event.currentTarget);
      }}
    >
      <div>
        <h1 className="headline text-40">{t.title}</h1>
        <p className="mt-2 text-muted">{t.text}</p>
      </div>
      <Refusal problem={act.problem} kept />
      <Field label={words.receipt} error={checked && receiptNumber.trim() === '' ? missing : undefined}>
        <TextInput autoComplete="off" autoCapitalize="characters" maxLength={40} value={receiptNumber} onChange={(event) => setReceipt(event.target.value)} />
      </Field>
      <Field label={words.receiptZip} error={checked && !/^\d{5}$/.test(zip) ? words.zipWrong : undefined}>
        <TextInput inputMode="numeric" autoComplete="off" maxLength={5} className="max-w-40" value={zip} onChange={(event) => setZip(event.target.value.replaceAll(/\D/g, ''))} />
      </Field>
      <div><Button type="submit" variant="primary" busy={act.busy}>{t.submit}</Button></div>
    </form>
  );
}

/** The plan is registered; its renewal still wants a card, unless there is one. */
function Claimed({ account, contractId }: { account: BillingAccount; contractId: string }) {
  const t = useBillingTexts();
  const { language } = useLanguage();
  const contract = account.contracts.map((held) => held.contract).find(({ id }) => id === contractId);
  const text = contract ? t.claim.doneText(contract.plan.name, calendarDate(contract.endsAt, { language, timeZone: contract.timeZone })) : '';
  const home = <Link to="/home" className={buttonClass(account.card ? { variant: 'primary' } : {})}>{account.card ? t.claim.home : t.claim.later}</Link>;
  if (account.card) return <Answer icon={<ShieldCheck />} title={t.claim.doneTitle} text={`${text} ${t.claim.hasCard(account.card.last4)}`} actions={home} />;
  return (
    <>
      <Answer icon={<ShieldCheck />} title={t.claim.doneTitle} text={text} />
      <CardStep later={home} />
    </>
  );
}

function CardStep({ later }: { later: ReactNode }) {
  const t = useBillingTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  const go = (): void => {
    setBusy(true);
    setProblem(null);
    goToCard(false).catch((error: unknown) => {
      setProblem(readError(error));
      setBusy(false);
    });
  };
  return (
    <section className="flex flex-col gap-4 rounded-card border border-line bg-surface p-5">
      <div>
        <h2 className="text-18">{t.claim.cardTitle}</h2>
        <p className="mt-1 text-muted">{t.claim.cardText}</p>
      </div>
      <Refusal problem={problem} />
      <div className="flex flex-wrap gap-3"><Button variant="primary" busy={busy} onClick={go}>{t.account.addCard}</Button>{later}</div>
    </section>
  );
}
