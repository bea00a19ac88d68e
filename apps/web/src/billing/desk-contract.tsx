import { planNumber, type ContractAccount, type ContractView, type PeriodView } from '@sysops/domain/billing';
import { Badge, Button, Money } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { billingEn, chargeWords, failureWords, moneyReasonWords, moneyStateWords, periodWords } from '../messages/console-billing-en.ts';
import { customersEn } from '../messages/console-people-en.ts';
import { categoryWords, contractWords } from '../messages/console-words.ts';
import { FormDialog } from '../shell/console-form-dialog.tsx';
import { Refused } from '../shell/console-refused.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { calendarDate, fullMoment } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { MoneyDialog } from './desk-money-dialog.tsx';

const t = billingEn.account;

type Command = { readonly commandId: string; readonly contractId: string };

/** One plan as staff sees it: devices, periods with every try to charge, and what may be done about it. */
export function HeldContract({ account: { contract, periods } }: { account: ContractAccount }) {
  const { word, tone } = contractWords[contract.status];
  const { plan } = contract;
  return (
    <section className="flex flex-col gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="flex items-center gap-2 text-16">{plan.name}<Badge tone={tone} dot>{word}</Badge></h3>
        <span className="tabular text-muted"><Money cents={plan.priceCents} /> {customersEn.terms[plan.term]}</span>
      </div>
      <p className="tabular text-small text-muted">{planNumber(contract)} · {customersEn.period(calendarDate(contract.startsAt), calendarDate(contract.endsAt))}{contract.cancelAtPeriodEnd ? ` · ${t.cancels(calendarDate(contract.endsAt))}` : ''}{contract.receiptNumber ? ` · ${t.receipt(contract.receiptNumber)}` : ''}</p>
      {contract.devices.length === 0 ? <p className="text-muted">{customersEn.noDevices}</p> : (
        <ul className="divide-y divide-line border-y border-line">
          {contract.devices.map((device) => <li key={device.id} className="flex flex-wrap justify-between gap-x-4 py-1.5"><span>{device.label}</span><span className="text-small text-muted">{categoryWords[device.category]}{device.serial ? ` · ${customersEn.serial(device.serial)}` : ''}</span></li>)}
        </ul>
      )}
      {periods.length === 0 ? <p className="text-small text-muted">{t.noPeriods}</p> : <ul className="flex flex-col gap-3">{periods.map((period) => <Period key={period.period} contract={contract} period={period} />)}</ul>}
      <Acts contract={contract} />
    </section>
  );
}

function Period({ contract, period }: { contract: ContractView; period: PeriodView }) {
  const { isAdmin } = useStaff();
  const [refunding, setRefunding] = useState(false);
  const { word, tone } = periodWords[period.state];
  const refunded = period.refunds.filter(({ state }) => state !== 'refused' && state !== 'failed').reduce((sum, r) => sum + r.amountCents, 0);
  const left = period.charges.some(({ kind, state }) => state === 'succeeded' && kind !== 'carried_over') ? period.chargeCents - refunded : 0;
  return (
    <li className="rounded-card border border-line p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2"><span className="tabular">{calendarDate(period.startsAt)} – {calendarDate(period.endsAt)}</span><Badge tone={tone}>{word}</Badge></span>
        <span className="tabular"><Money cents={period.chargeCents} /></span>
      </div>
      {period.failure ? <p className="mt-1 text-small text-muted">{failureWords[period.failure.kind]} ({period.failure.code}){period.nextTryAt === null ? '' : `. ${billingEn.nextTry(fullMoment(period.nextTryAt))}`}</p> : null}
      <ul className="mt-1 text-small text-muted">
        {period.charges.map((charge) => <li key={charge.n} className="tabular">{fullMoment(charge.at)}: {charge.kind === 'carried_over' ? t.carriedOver : chargeWords[charge.state]}{charge.code ? ` (${charge.code})` : ''}</li>)}
        {period.refunds.map((refund) => <li key={refund.id} className="tabular">{calendarDate(refund.at)}: {billingEn.kinds.refund} <Money cents={refund.amountCents} />, {moneyReasonWords[refund.reason]}, {moneyStateWords[refund.state]}</li>)}
      </ul>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        {period.invoiceId && period.invoiceNumber ? <a className="link text-small" href={`/api/invoices/${period.invoiceId}.pdf`} target="_blank" rel="noreferrer">{t.invoice(period.invoiceNumber)}</a> : null}
        {isAdmin && left > 0 ? <Button size="small" onClick={() => setRefunding(true)}>{t.refund}</Button> : null}
      </div>
      {refunding ? <MoneyDialog kind="refund" contractId={contract.id} period={period} mostCents={left} onClose={() => setRefunding(false)} /> : null}
    </li>
  );
}

function Acts({ contract }: { contract: ContractView }) {
  const [cancelling, setCancelling] = useState(false);
  const cancel = useConsoleAct((input: Command) => client.billing.cancel.mutate(input), t.done);
  const resume = useConsoleAct((input: Command) => client.billing.resume.mutate(input), t.done);
  if (contract.status === 'ended') return null;
  return (
    <div className="flex flex-col items-start gap-2">
      {contract.cancelAtPeriodEnd ? <Button size="small" busy={resume.busy} onClick={() => void resume.run({ contractId: contract.id })}>{t.resume}</Button> : <Button size="small" variant="quiet" onClick={() => setCancelling(true)}>{t.cancel}</Button>}
      <Refused problem={resume.problem} />
      <FormDialog open={cancelling} danger title={t.cancel} description={t.cancelText} submit={t.cancel} busy={cancel.busy} problem={cancel.problem} onClose={() => setCancelling(false)} onSubmit={() => void cancel.run({ contractId: contract.id }).then((done) => done && setCancelling(false))} />
    </div>
  );
}
