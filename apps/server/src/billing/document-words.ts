import type { PeriodState } from '@sysops/domain/billing';
import type { LanguageCode } from '@sysops/domain/shared';

type Words = {
  readonly locale: string;
  readonly invoice: string;
  readonly invoiceAndReceipt: string;
  readonly creditNote: string;
  readonly issued: (date: string) => string;
  readonly paid: (date: string) => string;
  readonly paidByCard: (date: string) => string;
  readonly forInvoice: (number: string) => string;
  readonly billedTo: string;
  readonly span: (from: string, to: string) => string;
  readonly salesTax: (state: string, rate: string) => string;
  readonly credit: string;
  readonly total: string;
  readonly refunded: string;
  readonly secondPayment: string;
  readonly banksTake: string;
  readonly cameBack: (date: string) => string;
  readonly standing: (state: PeriodState) => string;
};

/** What invoices and credit notes say, in their customer's language. */
export const documentWords: Readonly<Record<LanguageCode, Words>> = {
  en: {
    locale: 'en-US', invoice: 'Invoice', invoiceAndReceipt: 'Invoice and receipt', creditNote: 'Credit note', issued: (date) => `Issued ${date}`, paid: (date) => `paid ${date}`, paidByCard: (date) => `paid ${date} by card`,
    forInvoice: (number) => `for invoice ${number}`, billedTo: 'Billed to', span: (from, to) => `${from} to ${to}`, salesTax: (state, rate) => `Sales tax, ${state} ${rate} %`, credit: 'Credit', total: 'Total',
    refunded: 'Refunded to your card', secondPayment: 'Second payment', banksTake: 'Banks take up to ten days to show it.', cameBack: (date) => `This refund came back from the bank on ${date}. This credit note does not count any more.`,
    standing: (state) => (state === 'paid' ? 'Thank you. Nothing is left to pay.' : state === 'owed' ? 'This amount is due.' : 'Nothing is to be paid for this period any more.'),
  },
  es: {
    locale: 'es-US', invoice: 'Factura', invoiceAndReceipt: 'Factura y recibo', creditNote: 'Nota de crédito', issued: (date) => `Emitida el ${date}`, paid: (date) => `pagada el ${date}`, paidByCard: (date) => `pagada el ${date} con tarjeta`,
    forInvoice: (number) => `de la factura ${number}`, billedTo: 'Facturado a', span: (from, to) => `Del ${from} al ${to}`, salesTax: (state, rate) => `Impuesto sobre ventas, ${state} ${rate} %`, credit: 'Crédito', total: 'Total',
    refunded: 'Devuelto a su tarjeta', secondPayment: 'Segundo pago', banksTake: 'Los bancos tardan hasta diez días en mostrarlo.', cameBack: (date) => `Esta devolución regresó del banco el ${date}. Esta nota de crédito ya no vale.`,
    standing: (state) => (state === 'paid' ? 'Gracias. No queda nada por pagar.' : state === 'owed' ? 'Este importe está pendiente.' : 'Ya no hay nada que pagar por este período.'),
  },
};
