import { knownReceipts } from '@sysops/db/billing';
import { inTransaction, sqlState, type Tx } from '@sysops/db/connection';
import type { ImportSales, PreviewSales, SaleImportView, SaleOutcome, SalePreview } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { insertSale, judgeSale, soldByStaff } from './record-sale.ts';
import { readSales, type SaleInFile } from './read-sales.ts';
import type { Sale } from './sale-ids.ts';

const uniqueViolation = '23505';

const outcomeOf = (inFile: SaleInFile, outcome: SaleOutcome['outcome'], reason: string | null = null): SaleOutcome => ({ ...inFile.written, devices: inFile.written.lines.length, outcome, reason });

/** What is wrong with one sale, whatever is wrong with the others. */
async function tried(inFile: SaleInFile, work: (sale: Sale) => Promise<'new' | 'known'>): Promise<SaleOutcome> {
  if ('wrong' in inFile) return outcomeOf(inFile, 'refused', inFile.wrong);
  try {
    return outcomeOf(inFile, await work(inFile.sale));
  } catch (error) {
    if (sqlState(error) === uniqueViolation) return outcomeOf(inFile, 'known');
    if (error instanceof DomainError) return outcomeOf(inFile, 'refused', error.message);
    throw error;
  }
}

async function forEach(csv: string, work: (sale: Sale) => Promise<'new' | 'known'>): Promise<SaleOutcome[]> {
  const outcomes: SaleOutcome[] = [];
  for (const inFile of readSales(csv)) outcomes.push(await tried(inFile, work));
  return outcomes;
}

/** What an import of this file would do; nothing is stored. Throws `invalid`, `too_many`. */
export async function previewSales(ctx: ActorCtx, input: PreviewSales): Promise<SalePreview> {
  return inTransaction(ctx.em, async (tx: Tx) => {
    const known = await knownReceipts(tx.em, readSales(input.csv).map(({ written }) => written.receiptNumber));
    const sales = await forEach(input.csv, async (sale) => {
      if (known.has(sale.receiptNumber)) return 'known';
      await judgeSale(tx, sale, soldByStaff(ctx));
      return 'new';
    });
    return { sales };
  });
}

/** A till's export: each receipt once, each in a transaction of its own, so that a wrong line holds up nobody else's; the answer names every receipt's outcome. Throws `invalid`, `too_many`. */
export async function importSales(ctx: ActorCtx, input: ImportSales): Promise<SaleImportView> {
  const sales = await forEach(input.csv, async (sale) => {
    await inTransaction(ctx.em, (tx) => insertSale(tx, sale, soldByStaff(ctx)));
    return 'new';
  });
  const count = (outcome: SaleOutcome['outcome']): number => sales.filter((sale) => sale.outcome === outcome).length;
  return runCommand(ctx, { id: input.commandId, procedure: 'billing.importSales', input }, async () => ({ recorded: count('new'), known: count('known'), refused: count('refused'), sales }));
}
