import type { ContractView, PeriodView, SendInvoice } from '@sysops/domain/billing';
import { Badge, Button, Money } from '@sysops/ui';
import { useState } from 'react';
import { client } from '../api/api.ts';
import { billingEn, chargeWords, failureWords, moneyReasonWords, moneyStateWords, periodWords } from '../messages/console-billing-en.ts';
import { Refused } from '../shell/console-refused.tsx';
import { useStaff } from '../shell/console-staff.ts';
import { calendarDate, fullMoment } from '../shell/console-times.ts';
import { useConsoleAct } from '../shell/use-console-act.ts';
import { MoneyDialog } from './desk-money-dialog.tsx';
import { WaiveDialog } from './desk-waive-dialog.tsx';

const t = billingEn.account;

/** One period with every try to charge it, what went back of it, and its documents. */
export function HeldPeriod({ contract, period }: { contract: ContractView; period: PeriodView }) {
  const { word, tone } = periodWords[period.state];
  return (
    <li className="rounded-card border border-line p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2"><span className="tabular">{calendarDate(period.startsAt)} – {calendarDate(period.endsAt)}</span><Badge tone={tone}>{word}</Badge></span>
        <span className="tabular"><Money cents={period.chargeCents} /></span>
      </div>
      {period.failure ? <p className="mt-1 text-small text-muted">{failureWords[period.failure.kind]} ({period.failure.code}){period.nextTryAt === null ? '' : `. ${billingEn.nextTry(fullMoment(period.nextTryAt))}`}</p> : null}
      <ul className="mt-1 text-small text-muted">
        {period.charges.map((charge) => <li key={charge.n} className="tabular">{fullMoment(charge.at)}: {charge.kind === 'carried_over' ? t.carriedOver : chargeWords[charge.state]}{charge.code ? ` (${charge.code})` : ''}</li>)}
        {period.refunds.map((refund) => (
          <li key={refund.id} className="tabular">
            {calendarDate(refund.at)}: {billingEn.kinds.refund} <Money cents={refund.amountCents} />, {moneyReasonWords[refund.reason]}, {moneyStateWords[refund.state]}
            {refund.creditNote ? <> · <a className="link" href={`/api/credit-notes/${refund.creditNote.id}.pdf`} target="_blank" rel="noreferrer">{t.creditNote(refund.creditNote.number)}</a></> : null}
          </li>
        ))}
      </ul>
      <PeriodActs contract={contract} period={period} />
    </li>
  );
}

function PeriodActs({ contract, period }: { contract: ContractView; period: PeriodView }) {
  const { isAdmin, isManager } = useStaff();
  const [dialog, setDialog] = useState<'refund' | 'waive' | null>(null);
  const again = useConsoleAct((input: SendInvoice) => client.billing.sendInvoice.mutate(input), t.invoiceSent);
  const pastDue = period.state === 'owed' && (contract.status === 'grace' || contract.status === 'suspended');
  const { invoiceId, invoiceNumber, refundableCents } = period;
  return (
    <>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        {invoiceId && invoiceNumber ? (
          <>
            <a className="link text-small" href={`/api/invoices/${invoiceId}.pdf`} target="_blank" rel="noreferrer">{t.invoice(invoiceNumber)}</a>
            <Button size="small" variant="quiet" busy={again.busy} onClick={() => void again.run({ invoiceId })}>{t.sendInvoice}</Button>
          </>
        ) : null}
        {isAdmin && refundableCents > 0 ? <Button size="small" onClick={() => setDialog('refund')}>{t.refund}</Button> : null}
        {(isAdmin || isManager) && pastDue ? <Button size="small" onClick={() => setDialog('waive')}>{t.waive}</Button> : null}
      </div>
      <Refused problem={again.problem} />
      {dialog === 'refund' ? <MoneyDialog kind="refund" contractId={contract.id} period={period} mostCents={refundableCents} onClose={() => setDialog(null)} /> : null}
      {dialog === 'waive' ? <WaiveDialog contractId={contract.id} period={period.period} cents={period.chargeCents} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
