import type { InvoiceView } from '@sysops/domain/billing';
import { Badge, Card, Money } from '@sysops/ui';
import { FileText } from 'lucide-react';
import { useBillingTexts } from '../messages/billing-texts.ts';
import { calendarDate } from '../messages/times.ts';
import { useLanguage } from '../messages/use-messages.tsx';
import { moneyText } from './money-text.ts';

/** Newest first, each with its PDF. */
export function InvoiceList({ invoices }: { invoices: readonly InvoiceView[] }) {
  const t = useBillingTexts().account;
  const { language } = useLanguage();
  return (
    <Card title={t.invoices} headingLevel={3} flush={invoices.length > 0}>
      {invoices.length === 0 ? <p className="text-muted">{t.noInvoices}</p> : (
        <ul className="divide-y divide-line">
          {invoices.map((invoice) => (
            <li key={invoice.id}>
              <a href={`/api/invoices/${invoice.id}.pdf`} target="_blank" rel="noreferrer" className="flex min-h-row items-center gap-3 px-4 py-3 -outline-offset-2 hover:bg-hover" aria-label={t.invoice(invoice.number)}>
                <FileText aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-muted" />
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{invoice.planName}</span>
                  <span className="block text-small text-muted tabular">{calendarDate(invoice.issuedAt, { language })} · {invoice.number}{invoice.refundedCents > 0 ? ` · ${t.refunded(moneyText(invoice.refundedCents, language))}` : ''}</span>
                </span>
                <span className="flex flex-col items-end gap-1"><span className="tabular"><Money cents={invoice.totalCents} /></span>{invoice.state === 'paid' ? null : <Badge tone="amber">{t.states[invoice.state]}</Badge>}</span>
              </a>
              {invoice.creditNotes.map((note) => <a key={note.id} href={`/api/credit-notes/${note.id}.pdf`} target="_blank" rel="noreferrer" className="flex min-h-row items-center px-4 pb-2 pl-13 text-small text-muted tabular -outline-offset-2 hover:bg-hover">{t.creditNote(note.number)}</a>)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
