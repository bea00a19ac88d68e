import type { BillingAccount, ContractAccount, InvoiceView, PeriodView } from '@sysops/domain/billing';
import { Badge, Button, EmptyState } from '@sysops/ui';
import { FileText } from 'lucide-react';
import { dateIn, dateOf, moment } from '../api/times.ts';
import { useNow } from '../api/use-now.ts';
import { showInvoice } from './show-invoice.ts';
import { chargeWords, failureText, moneyText, periodWords, refundText } from './plan-words.ts';

/** What was billed and what became of every try to charge it. */
export function Money({ account: { contracts, invoices } }: { account: BillingAccount }) {
  const billed = contracts.filter(({ periods }) => periods.length > 0);
  return (
    <div className="grid grid-cols-2 items-start gap-4">
      <section className="flex min-w-0 flex-col gap-1">
        <h3 className="text-14">Invoices</h3>
        {invoices.length === 0 ? <EmptyState title="No invoice yet" text="The first one comes with the first payment." /> : <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface">{invoices.map((invoice) => <Invoice key={invoice.id} invoice={invoice} />)}</ul>}
      </section>
      <section className="flex min-w-0 flex-col gap-1">
        <h3 className="text-14">Charges</h3>
        {billed.length === 0 ? <EmptyState title="Nothing was charged yet" /> : billed.map((held) => <Charges key={held.contract.id} held={held} />)}
      </section>
    </div>
  );
}

function Invoice({ invoice }: { invoice: InvoiceView }) {
  return (
    <li className="flex items-center gap-2.5 px-3 py-2">
      <FileText aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-muted" />
      <p className="min-w-0 flex-1"><span className="block truncate font-medium">{invoice.planName}</span><span className="tabular block text-12 text-muted">{invoice.number} · {dateOf(invoice.issuedAt)}{refundText(invoice)}</span></p>
      {invoice.state === 'paid' ? null : <Badge tone={periodWords[invoice.state].tone}>{periodWords[invoice.state].word}</Badge>}
      <span className="tabular">{moneyText(invoice.totalCents)}</span>
      <Button size="small" aria-label={`Open invoice ${invoice.number}`} onClick={() => void showInvoice(invoice.id)}>PDF</Button>
    </li>
  );
}

function Charges({ held: { contract, periods } }: { held: ContractAccount }) {
  return (
    <section className="mb-2 rounded-card border border-line bg-surface px-3 py-2">
      <h4 className="text-13">{contract.plan.name}</h4>
      <ul className="divide-y divide-line">{periods.map((period) => <Period key={period.period} period={period} timeZone={contract.timeZone} />)}</ul>
    </section>
  );
}

function Period({ period, timeZone }: { period: PeriodView; timeZone: string }) {
  const now = useNow(60_000);
  const { word, tone } = periodWords[period.state];
  return (
    <li className="py-1.5">
      <p className="flex flex-wrap items-center gap-2"><span className="tabular">{dateIn(period.startsAt, timeZone)} – {dateIn(period.endsAt, timeZone)}</span><Badge tone={tone}>{word}</Badge><span className="tabular ml-auto">{moneyText(period.chargeCents)}</span></p>
      {period.failure ? <p className="text-muted">{failureText(period, timeZone)}</p> : null}
      <ul className="text-12 text-muted">
        {period.charges.map((charge) => <li key={charge.n} className="tabular">{moment(charge.at, now)}: {charge.kind === 'carried_over' ? 'paid before this system' : chargeWords[charge.state]}{charge.code ? ` (${charge.code.replaceAll('_', ' ')})` : ''}</li>)}
        {period.refunds.map((refund) => <li key={refund.id} className="tabular">{moment(refund.at, now)}: refund of {moneyText(refund.amountCents)}, {refund.state === 'done' ? 'done' : refund.state === 'asked' ? 'waits for a second person' : refund.state === 'approved' ? 'on its way' : refund.state}</li>)}
      </ul>
    </li>
  );
}
