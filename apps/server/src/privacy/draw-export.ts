import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { PersonalExport } from './export-mine.ts';

type Doc = InstanceType<typeof PDFDocument>;

const dateFormat = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'long' });
const dollars = (cents: number): string => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);

function chapter(doc: Doc, title: string, lines: readonly string[]): void {
  doc.moveDown(1).font('Helvetica-Bold').fontSize(14).text(title).moveDown(0.4).font('Helvetica').fontSize(10);
  for (const line of lines.length > 0 ? lines : ['Nothing is kept.']) doc.text(line).moveDown(0.3);
}

/** The readable twin of the JSON export. */
export async function drawExport(data: PersonalExport): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'LETTER', margin: 56, info: { Title: 'Your data at Sysops Squad' } });
  const out = doc.pipe(new PassThrough());
  const { profile, billing } = data;
  const { line1, line2, city, state, zip } = profile.place.address;
  doc.font('Helvetica-Bold').fontSize(20).text('Your data at Sysops Squad').font('Helvetica').fontSize(10).text(dateFormat.format(data.exportedAt));
  chapter(doc, 'You', [profile.name, profile.email, profile.phone, [line1, line2, `${city}, ${state} ${zip}`].filter(Boolean).join(', '), `Messages by ${profile.channel}, language ${profile.language}`]);
  chapter(doc, 'Plans and devices', billing.contracts.flatMap(({ contract }) => [`${contract.plan.name}: ${contract.status}, ${dateFormat.format(contract.startsAt)} to ${dateFormat.format(contract.endsAt)}`, ...contract.devices.map((d) => `   ${d.label}${d.serial ? `, serial ${d.serial}` : ''}`)]));
  chapter(doc, 'Invoices', billing.invoices.map((i) => `${i.number}, ${dateFormat.format(i.issuedAt)}, ${i.planName}, ${dollars(i.totalCents)}, ${i.state}`));
  chapter(doc, 'Card', billing.card ? [`${billing.card.brand} ending in ${billing.card.last4}; the card itself is at Stripe`] : []);
  chapter(doc, 'Tickets', data.tickets.map((t) => `#${t.number}, ${dateFormat.format(t.createdAt)}, ${t.device.label}, ${t.status}: ${t.problem.description}`));
  chapter(doc, 'Messages', data.messages.map((m) => `${m.createdAt}, ${m.channel} to ${m.recipient}, ${m.status}: ${m.subject ?? m.body}`));
  chapter(doc, 'Surveys', data.surveys.map((s) => `${s.completedAt}, ${s.device}: ${s.stars === null ? 'not answered' : `${s.stars} of 5`}${s.comment ? `, ${s.comment}` : ''}`));
  chapter(doc, 'Wishes about experts', data.wishes.map((w) => `${w.setAt}, ${w.expert}: ${w.wish === 'excluded' ? 'not again' : 'gladly again'}. ${w.reason}`));
  chapter(doc, 'Agreed times', data.agreedTimes.map((a) => `${a.from} to ${a.to}: ${a.reason}`));
  chapter(doc, 'Changes to your account', data.accountActs.map((a) => `${a.at}, ${a.act.replaceAll('_', ' ')}${a.about ? `: ${a.about}` : ''}, by ${a.by === 'customer' ? 'you' : 'our staff'}`));
  doc.end();
  return buffer(out);
}
