import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { IssuedCreditNote, IssuedInvoice } from '@sysops/db/billing';
import { civilFromDays, daysFromCivil, type Instant, type LanguageCode } from '@sysops/domain/shared';
import { dateOf } from '@sysops/domain/billing';
import PDFDocument from 'pdfkit';
import { documentWords } from './document-words.ts';

const dollars = (cents: number): string => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);

type DayText = (at: Instant, daysBefore?: number) => string;

/** The local date of an instant, minus some days, in words. */
function dayTextIn(locale: string, timeZone: string): DayText {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });
  return (at, daysBefore = 0) => {
    const { year, month, day } = civilFromDays(daysFromCivil(dateOf(at, timeZone)) - daysBefore);
    return format.format(Date.UTC(year, month - 1, day));
  };
}

const left = 56;
const right = 556;
const ink = '#1c2024';
const soft = '#63635e';
const line = '#dad9d6';
const signal = '#bdee63';

type Doc = InstanceType<typeof PDFDocument>;

function row(doc: Doc, { text, amount, bold = false }: { readonly text: string; readonly amount: string; readonly bold?: boolean }): void {
  const y = doc.y;
  doc.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(11).fillColor(ink).text(text, left, y, { width: 360 });
  const below = doc.y;
  doc.text(amount, left + 360, y, { width: right - left - 360, align: 'right' });
  doc.y = Math.max(below, doc.y) + 6;
}

function rule(doc: Doc): void {
  doc.moveTo(left, doc.y).lineTo(right, doc.y).lineWidth(1).strokeColor(line).stroke();
  doc.y += 10;
}

type Heading = { readonly kind: string; readonly title: string; readonly line: string };

function head(doc: Doc, { kind, title, line: below }: Heading): void {
  doc.rect(0, 0, doc.page.width, 76).fill(ink);
  doc.rect(0, 76, doc.page.width, 4).fill(signal);
  doc.fillColor('#ffffff').font('Helvetica-Bold').fontSize(16).text('Sysops Squad', left, 30);
  doc.font('Helvetica').fontSize(11).text(kind, left, 32, { width: right - left, align: 'right' });
  doc.fillColor(ink).font('Helvetica-Bold').fontSize(20).text(title, left, 112);
  doc.font('Helvetica').fontSize(11).fillColor(soft).text(below);
  doc.moveDown(1.5);
}

function billTo(doc: Doc, to: IssuedInvoice['billTo'], title: string): void {
  doc.font('Helvetica-Bold').fontSize(11).fillColor(ink).text(title, left);
  const { line1, line2, city, state, zip } = to.address;
  doc.font('Helvetica').text([to.name, line1, ...(line2 ? [line2] : []), `${city}, ${state} ${zip}`, to.email].join('\n'), left);
  doc.moveDown(1.5);
}

const percent = (rate: number): string => (rate / 100).toFixed(2);

const small = (doc: Doc, text: string): void => void doc.moveDown(1).font('Helvetica').fontSize(10).fillColor(soft).text(text, left);

/** An invoice, and once it is paid its receipt, on one US letter page. What goes back later is on credit notes: it stays as it was issued. */
export async function drawInvoice(invoice: IssuedInvoice, language: LanguageCode = 'en'): Promise<Buffer> {
  const t = documentWords[language];
  const dayText = dayTextIn(t.locale, invoice.billTo.timeZone);
  const { number, issuedAt, paidAt, totalCents } = invoice;
  const doc = new PDFDocument({ size: 'LETTER', margin: left, info: { Title: `${t.invoice} ${number}`, Author: 'Sysops Squad' } });
  const out = doc.pipe(new PassThrough());
  const paid = paidAt === null ? [] : [totalCents > 0 ? t.paidByCard(dayText(paidAt)) : t.paid(dayText(paidAt))];
  head(doc, { kind: invoice.state === 'paid' ? t.invoiceAndReceipt : t.invoice, title: `${t.invoice} ${number}`, line: [t.issued(dayText(issuedAt)), ...paid].join(', ') });
  billTo(doc, invoice.billTo, t.billedTo);
  rule(doc);
  for (const item of invoice.lines) row(doc, { text: `${item.text}\n${t.span(dayText(item.startsAt), dayText(item.endsAt, 1))}`, amount: dollars(item.cents) });
  rule(doc);
  row(doc, { text: t.salesTax(invoice.taxState, percent(invoice.taxRate)), amount: dollars(invoice.taxCents) });
  if (invoice.creditCents > 0) row(doc, { text: t.credit, amount: `-${dollars(invoice.creditCents)}` });
  row(doc, { text: t.total, amount: dollars(totalCents), bold: true });
  small(doc, t.standing(invoice.state));
  doc.end();
  return buffer(out);
}

/** Money that went back, as a document of its own. One US letter page. */
export async function drawCreditNote(note: IssuedCreditNote, language: LanguageCode = 'en'): Promise<Buffer> {
  const t = documentWords[language];
  const dayText = dayTextIn(t.locale, note.billTo.timeZone);
  const doc = new PDFDocument({ size: 'LETTER', margin: left, info: { Title: `${t.creditNote} ${note.number}`, Author: 'Sysops Squad' } });
  const out = doc.pipe(new PassThrough());
  head(doc, { kind: t.creditNote, title: `${t.creditNote} ${note.number}`, line: [t.issued(dayText(note.issuedAt)), ...(note.invoiceNumber === null ? [] : [t.forInvoice(note.invoiceNumber)])].join(' ') });
  billTo(doc, note.billTo, t.billedTo);
  rule(doc);
  row(doc, { text: note.invoiceNumber === null ? t.secondPayment : note.text, amount: `-${dollars(note.amountCents - note.taxCents)}` });
  rule(doc);
  if (note.taxCents > 0) row(doc, { text: t.salesTax(note.taxState, percent(note.taxRate)), amount: `-${dollars(note.taxCents)}` });
  row(doc, { text: t.refunded, amount: `-${dollars(note.amountCents)}`, bold: true });
  small(doc, note.voidedAt === null ? t.banksTake : t.cameBack(dayText(note.voidedAt)));
  doc.end();
  return buffer(out);
}
