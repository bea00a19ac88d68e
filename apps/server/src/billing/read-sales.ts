import { RecordSale, type DeviceFacts } from '@sysops/domain/billing';
import { DomainError, parseCsv } from '@sysops/domain/shared';
import { DeviceCategory } from '@sysops/domain/tickets';
import { contractIdOf, deviceIdOf, type Sale } from './sale-ids.ts';

const header = ['receipt_number', 'zip', 'sold_at', 'plan_code', 'category', 'brand', 'model', 'serial'] as const;
const mostLines = 2000;

type Line = Readonly<Record<(typeof header)[number], string>> & { readonly line: number };

/** One receipt of the file as it stands there; `wrong` says why it is no sale. */
export type SaleInFile = { readonly written: { readonly lines: readonly number[]; readonly receiptNumber: string; readonly zip: string; readonly soldAt: string; readonly planCode: string } } & ({ readonly sale: Sale } | { readonly wrong: string });

function readLines(csv: string): Line[] {
  const { rows: [first, ...rows], openQuote } = parseCsv(csv);
  if (openQuote !== null) throw new DomainError('invalid', `Line ${openQuote} has a quotation mark that is never closed`, { field: 'csv', line: openQuote });
  const names = (first?.cells ?? []).map((name) => name.trim().toLowerCase());
  const missing = header.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new DomainError('invalid', `The file has no column ${missing.join(', ')}`, { field: 'csv', missing });
  if (rows.length > mostLines) throw new DomainError('too_many', `At most ${mostLines} lines in one file`, { field: 'csv' });
  const at = (cells: readonly string[], name: (typeof header)[number]): string => cells[names.indexOf(name)]?.trim() ?? '';
  return rows.map(({ line, cells }) => ({ line, receipt_number: at(cells, 'receipt_number'), zip: at(cells, 'zip'), sold_at: at(cells, 'sold_at'), plan_code: at(cells, 'plan_code'), category: at(cells, 'category'), brand: at(cells, 'brand'), model: at(cells, 'model'), serial: at(cells, 'serial') }));
}

/** A date without a time is noon UTC, so that it is that day in every state. */
const instantOfSale = (soldAt: string): number => Date.parse(/^\d{4}-\d\d-\d\d$/.test(soldAt) ? `${soldAt}T12:00:00Z` : soldAt);

/** Lines of one receipt that disagree would lose what one of them says. */
const disagreeing = (lines: readonly Line[]): string | undefined => (['zip', 'sold_at', 'plan_code'] as const).find((name) => lines.some((line) => line[name] !== lines[0]?.[name]));

const categories: ReadonlySet<string> = new Set(DeviceCategory.options);

/** What a person has to put right in the file, in the file's own words; null when the schema has the last one. */
function wrongIn(lines: readonly Line[]): string | null {
  const differs = disagreeing(lines);
  if (differs) return `${differs}: The lines of one receipt do not agree`;
  if (Number.isNaN(instantOfSale(lines[0]?.sold_at ?? ''))) return 'sold_at: Must be a date such as 2026-11-02';
  const stranger = lines.find(({ category }) => !categories.has(category.toLowerCase()));
  return stranger ? `category: Must be ${DeviceCategory.options.join(', ')}` : null;
}

/** The lines of one receipt are one sale. */
function toSale(lines: readonly Line[]): SaleInFile {
  const [first] = lines;
  const number = first?.receipt_number ?? '';
  const written = { lines: lines.map(({ line }) => line), receiptNumber: number, zip: first?.zip ?? '', soldAt: first?.sold_at ?? '', planCode: first?.plan_code ?? '' };
  const wrong = wrongIn(lines);
  if (wrong !== null) return { written, wrong };
  const devices = lines.map((line, n) => ({ deviceId: deviceIdOf(number, n), category: line.category.toLowerCase(), brand: line.brand, model: line.model, serial: line.serial } satisfies Record<keyof Omit<DeviceFacts, 'purchasedAt'>, string>));
  const sale = RecordSale.omit({ commandId: true }).safeParse({ contractId: contractIdOf(number), planCode: written.planCode, receiptNumber: number, zip: written.zip, soldAt: instantOfSale(written.soldAt), devices });
  return sale.success ? { written, sale: sale.data } : { written, wrong: sale.error.issues.map((issue) => `${columnOf(issue.path)}: ${issue.message}`).join('; ') };
}

const columns: Readonly<Record<string, string>> = { planCode: 'plan_code', receiptNumber: 'receipt_number', soldAt: 'sold_at' };

/** The file's own name of the field that is wrong. */
function columnOf(path: readonly PropertyKey[]): string {
  const name = String(path.at(-1) ?? '');
  return columns[name] ?? name;
}

/** The receipts of a till's file. Throws `invalid`, `too_many` when it is no such file at all. */
export function readSales(csv: string): SaleInFile[] {
  return [...Map.groupBy(readLines(csv), (line) => line.receipt_number || `line ${line.line}`).values()].map(toSale);
}
