import { readError, type ReadableError } from '@sysops/api-client';
import { planNumber, type ContractAccount, type ContractView } from '@sysops/domain/billing';
import { Button, buttonClass, Card, Money } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { CancelPlan } from './cancel-plan.tsx';
import { ContractDevices } from './contract-devices.tsx';
import { goToCard, goToPayment } from './go-to-payment.ts';
import { moneyText } from './money-text.ts';
import { ContractBadge } from './plan-and-devices.tsx';
import { VisitsUsed } from './visits-used.tsx';

type Command = { readonly commandId: string; readonly contractId: string };

/** Dates of one contract in its own time zone. */
export function useDates(contract: ContractView): (at: number | null) => string {
  const { language } = useLanguage();
  return (at) => (at === null ? '' : calendarDate(at, { language, timeZone: contract.timeZone }));
}

/** One plan: what it costs, when it renews or ends, what is to be done, its devices. */
export function ContractCard({ account, hasCard }: { account: ContractAccount; hasCard: boolean }) {
  const { contract } = account;
  const site = useMessages().landing;
  const t = useBillingTexts().account;
  const { plan } = contract;
  return (
    <Card title={plan.name} headingLevel={3} actions={<ContractBadge status={contract.status} />}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <p className="tabular"><Money cents={plan.priceCents} wholeIfEven /> {plan.term === 'year' ? site.perYear : site.perMonth}<span className="text-small text-muted"> · {t.number(planNumber(contract))}</span></p>
          <Standing contract={contract} />
          <VisitsUsed contract={contract} className="basis-full" />
        </div>
        <ToDo account={account} hasCard={hasCard} />
        {contract.status === 'ended' ? null : <ContractDevices contract={contract} />}
        <Ways contract={contract} />
      </div>
    </Card>
  );
}

function Standing({ contract }: { contract: ContractView }) {
  const t = useBillingTexts().account;
  const date = useDates(contract);
  const words = contract.status === 'ended' ? t.endedText(date(contract.endedAt)) : contract.status === 'pending' ? t.pendingText : contract.cancelAtPeriodEnd ? t.endsText(date(contract.endsAt)) : contract.status === 'active' ? t.renewsText(date(contract.endsAt)) : null;
  return words ? <p className="text-muted">{words}</p> : null;
}

/** What is unpaid, why, and the ways to pay it. */
function ToDo({ account: { contract, periods }, hasCard }: { account: ContractAccount; hasCard: boolean }) {
  const t = useBillingTexts().account;
  const { language } = useLanguage();
  const date = useDates(contract);
  const [busy, setBusy] = useState<'pay' | 'card' | null>(null);
  const [problem, setProblem] = useState<ReadableError | null>(null);
  if (contract.status !== 'pending' && contract.status !== 'grace' && contract.status !== 'suspended') return null;
  const owed = periods.find(({ state }) => state === 'owed');
  const amount = moneyText(owed?.chargeCents ?? contract.plan.priceCents, language);
  const leave = async (to: 'pay' | 'card'): Promise<void> => {
    setBusy(to);
    setProblem(null);
    try {
      if (to === 'card') await goToCard(hasCard);
      else if (!(await goToPayment(contract.id))) location.reload();
    } catch (error) {
      setProblem(readError(error));
      setBusy(null);
    }
  };
  return (
    <div className="flex flex-col gap-3 rounded-card bg-sunken p-4">
      {contract.status === 'grace' ? <p className="font-medium">{t.graceText(amount, date(contract.suspendAt))}</p> : null}
      {contract.status === 'suspended' ? <p className="font-medium">{t.suspendedText(amount, date(contract.endAt))}</p> : null}
      {owed?.failure ? <p className="text-muted">{t.reasons[owed.failure.kind]}{owed.nextTryAt !== null ? ` ${t.next(date(owed.nextTryAt))}.` : ''}</p> : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={busy === 'pay'} onClick={() => void leave('pay')}>{t.payNow}</Button>
        {contract.status === 'pending' ? null : <Button busy={busy === 'card'} onClick={() => void leave('card')}>{hasCard ? t.changeCard : t.addCard}</Button>}
      </div>
      <Refusal problem={problem} />
    </div>
  );
}

function Ways({ contract }: { contract: ContractView }) {
  const t = useBillingTexts().account;
  const resume = useConsoleAct((input: Command) => client.billing.resume.mutate(input), t.resumed);
  if (contract.status === 'ended') return <div><Link to="/buy/$planCode" params={{ planCode: contract.plan.code }} search={{ again: contract.id }} className={buttonClass()}>{t.again}</Link></div>;
  if (!contract.cancelAtPeriodEnd) return <div className="border-t border-line pt-4"><CancelPlan contract={contract} /></div>;
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <div><Button busy={resume.busy} onClick={() => void resume.run({ contractId: contract.id })}>{t.resume}</Button></div>
      <Refusal problem={resume.problem} />
    </div>
  );
}
