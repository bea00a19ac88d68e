import type { SaleOutcome } from '@sysops/domain/billing';
import { parseCsv } from '@sysops/domain/shared';
import { salesEn as t } from '../messages/console-commerce-en.ts';
import { toCsv } from '../shell/console-csv.ts';

export const salesHeader = ['receipt_number', 'zip', 'sold_at', 'plan_code', 'category', 'brand', 'model', 'serial'] as const;

/** Longest text that the server takes. */
export const longestFile = 200_000;

/** A file that works: one receipt with two devices, one with a comma in a name. */
export const sampleSales = toCsv([
  [...salesHeader],
  ['SHOP-1001', '11215', '2026-11-02', 'home-all', 'tv', 'Penultimate', 'Vista 55', 'PE12345678'],
  ['SHOP-1001', '11215', '2026-11-02', 'home-all', 'computer', 'Nimbus', 'Air 14', 'NI23456789'],
  ['SHOP-1002', '82601', '2026-11-03', 'home-tv', 'tv', 'Lumen', 'Frame 43, oak', ''],
]);

/** The lines of receipts that were refused, as they stand in the file, each with its reason; the file that comes out can be chosen again. */
export function refusedLines(csv: string, sales: readonly SaleOutcome[]): string {
  const reasons = new Map(sales.filter(({ outcome }) => outcome === 'refused').flatMap(({ lines, reason }) => lines.map((line) => [line, reason ?? ''] as const)));
  const [head, ...rows] = parseCsv(csv).rows;
  const at = head?.cells.map((name) => name.trim().toLowerCase()).indexOf(t.reasonColumn) ?? -1;
  const without = (cells: readonly string[]): readonly string[] => (at < 0 ? cells : cells.toSpliced(at, 1));
  return toCsv([[...without(head?.cells ?? []), t.reasonColumn], ...rows.filter(({ line }) => reasons.has(line)).map(({ line, cells }) => [...without(cells), reasons.get(line) ?? ''])]);
}
