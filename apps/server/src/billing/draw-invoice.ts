import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { IssuedInvoice } from '@sysops/db/billing';
import { civilFromDays, daysFromCivil, type Instant } from '@sysops/domain/shared';
import { dateOf } from '@sysops/domain/billing';
import PDFDocument from 'pdfkit';

const dollars = (cents: number): string => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);

const dateFormat = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });

/** The local date of an instant, minus `daysBefore`. */
function dayText(at: Instant, timeZone: string, daysBefore = 0): string {
  const { year, month, day } = civilFromDays(daysFromCivil(dateOf(at, timeZone)) - daysBefore);
  return dateFormat.format(Date.UTC(year, month - 1, day));
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

function head(doc: Doc, invoice: IssuedInvoice, paid: boolean): void {
  doc.rect(0, 0, doc.page.width, 76).fill(ink);
  doc.rect(0, 76, doc.page.width, 4).fill(signal);
  doc.fillColor('#ffffff').font('Helvetica-Bold').fontSize(16).text('Sysops Squad', left, 30);
  doc.font('Helvetica').fontSize(11).text(paid ? 'Invoice and receipt' : 'Invoice', left, 32, { width: right - left, align: 'right' });
  doc.fillColor(ink).font('Helvetica-Bold').fontSize(20).text(`Invoice ${invoice.number}`, left, 112);
  doc.font('Helvetica').fontSize(11).fillColor(soft).text(`Issued ${dayText(invoice.issuedAt, invoice.billTo.timeZone)}${invoice.paidAt === null ? '' : `, paid ${dayText(invoice.paidAt, invoice.billTo.timeZone)} by card`}`);
  doc.moveDown(1.5);
}

function billTo(doc: Doc, { billTo: to }: IssuedInvoice): void {
  doc.font('Helvetica-Bold').fontSize(11).fillColor(ink).text('Billed to', left);
  const { line1, line2, city, state, zip } = to.address;
  doc.font('Helvetica').text([to.name, line1, ...(line2 ? [line2] : []), `${city}, ${state} ${zip}`, to.email].join('\n'), left);
  doc.moveDown(1.5);
}

function sums(doc: Doc, invoice: IssuedInvoice): void {
  rule(doc);
  for (const item of invoice.lines) row(doc, { text: `${item.text}\n${dayText(item.startsAt, invoice.billTo.timeZone)} to ${dayText(item.endsAt, invoice.billTo.timeZone, 1)}`, amount: dollars(item.cents) });
  rule(doc);
  row(doc, { text: `Sales tax, ${invoice.billTo.address.state} ${(invoice.taxRate / 100).toFixed(2)} %`, amount: dollars(invoice.taxCents) });
  if (invoice.creditCents > 0) row(doc, { text: 'Credit', amount: `-${dollars(invoice.creditCents)}` });
  row(doc, { text: 'Total', amount: dollars(invoice.totalCents), bold: true });
  if (invoice.refundedCents > 0) row(doc, { text: 'Refunded to your card', amount: `-${dollars(invoice.refundedCents)}` });
}

/** An invoice, and once it is paid its receipt, on one US letter page. */
export async function drawInvoice(invoice: IssuedInvoice): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'LETTER', margin: left, info: { Title: `Invoice ${invoice.number}`, Author: 'Sysops Squad' } });
  const out = doc.pipe(new PassThrough());
  head(doc, invoice, invoice.state === 'paid');
  billTo(doc, invoice);
  sums(doc, invoice);
  doc.moveDown(1).font('Helvetica').fontSize(10).fillColor(soft).text(invoice.state === 'paid' ? 'Thank you. Nothing is left to pay.' : invoice.state === 'owed' ? 'This amount is due.' : 'Nothing is to be paid for this period any more.', left);
  doc.end();
  return buffer(out);
}
