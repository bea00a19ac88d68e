import { sqlState, inTransaction } from '@sysops/db/connection';
import { RecordSale, type DeviceFacts, type ImportSales, type SaleImportView } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { v5, v7 } from 'uuid';
import type * as z from 'zod';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { insertSale } from './record-sale.ts';
import { parseCsv } from './parse-csv.ts';

const header = ['receipt_number', 'zip', 'sold_at', 'plan_code', 'category', 'brand', 'model', 'serial'] as const;
const mostLines = 2000;
const uniqueViolation = '23505';

/** Namespace of ids made from receipts, so that a file imported again is the same sales. */
const receiptIds = '3c0f5c0a-6f0e-5f0a-9d0e-5a1e00000001';

type Line = Readonly<Record<(typeof header)[number], string>> & { readonly line: number };
type Refused = SaleImportView['refused'][number];

function readLines(csv: string): Line[] {
  const [first, ...rows] = parseCsv(csv);
  const names = (first ?? []).map((name) => name.trim().toLowerCase());
  const missing = header.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new DomainError('invalid', `The file has no column ${missing.join(', ')}`, { field: 'csv', missing });
  if (rows.length > mostLines) throw new DomainError('too_many', `At most ${mostLines} lines in one file`, { field: 'csv' });
  const at = (row: readonly string[], name: (typeof header)[number]): string => row[names.indexOf(name)]?.trim() ?? '';
  return rows.map((row, n) => ({ line: n + 2, receipt_number: at(row, 'receipt_number'), zip: at(row, 'zip'), sold_at: at(row, 'sold_at'), plan_code: at(row, 'plan_code'), category: at(row, 'category'), brand: at(row, 'brand'), model: at(row, 'model'), serial: at(row, 'serial') }));
}

/** The lines of one receipt are one sale. A date without a time is noon UTC, so that it is that day in every state. */
function toSale(lines: readonly Line[]): z.ZodSafeParseResult<Omit<RecordSale, 'commandId'>> {
  const [first] = lines;
  const number = first?.receipt_number ?? '';
  const soldAt = Date.parse(/^\d{4}-\d\d-\d\d$/.test(first?.sold_at ?? '') ? `${first?.sold_at}T12:00:00Z` : (first?.sold_at ?? ''));
  const devices = lines.map((line, n) => ({ deviceId: v5(`${number}:device:${n}`, receiptIds), category: line.category.toLowerCase(), brand: line.brand, model: line.model, serial: line.serial } satisfies Record<keyof Omit<DeviceFacts, 'purchasedAt'>, string>));
  return RecordSale.omit({ commandId: true }).safeParse({ contractId: v5(`${number}:contract`, receiptIds), planCode: first?.plan_code, receiptNumber: number, zip: first?.zip, soldAt, devices });
}

type Outcome = { readonly kind: 'recorded' } | { readonly kind: 'known' } | { readonly kind: 'refused'; readonly reason: string };

/** One sale in a transaction of its own, so that a wrong line holds up nobody else's. */
async function importSale(ctx: ActorCtx, lines: readonly Line[]): Promise<Outcome> {
  const sale = toSale(lines);
  if (!sale.success) return { kind: 'refused', reason: sale.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') };
  try {
    await inTransaction(ctx.em, (tx) => insertSale(tx, sale.data));
    return { kind: 'recorded' };
  } catch (error) {
    if (sqlState(error) === uniqueViolation) return { kind: 'known' };
    if (error instanceof DomainError) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

/** A till's export: each receipt once, whatever is wrong with the others; the answer names every line that was refused. Throws `invalid`, `too_many`. */
export async function importSales(ctx: ActorCtx, input: ImportSales): Promise<SaleImportView> {
  const receipts = [...Map.groupBy(readLines(input.csv), (line) => line.receipt_number || `line ${line.line}, ${v7()}`).values()];
  const refused: Refused[] = [];
  let [recorded, known] = [0, 0];
  for (const lines of receipts) {
    const outcome = await importSale(ctx, lines);
    if (outcome.kind === 'recorded') recorded += 1;
    else if (outcome.kind === 'known') known += 1;
    else refused.push({ line: lines[0]?.line ?? 0, receiptNumber: lines[0]?.receipt_number ?? '', reason: outcome.reason });
  }
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.importSales', input }, async () => ({ recorded, known, refused }));
}
