import type { SaleOutcome } from '@sysops/domain/billing';
import { parseCsv } from '@sysops/domain/shared';
import { expect, test } from 'vitest';
import { refusedLines, salesHeader, sampleSales } from './sales-file.ts';

const outcome = (lines: number[], kind: SaleOutcome['outcome'], reason: string | null): SaleOutcome => ({ lines, receiptNumber: 'R', zip: '10001', soldAt: '2026-11-02', planCode: 'home-tv', devices: lines.length, outcome: kind, reason });

test('refused lines come out as they went in, each with its reason, and nothing else', () => {
  const csv = 'receipt_number,zip\r\nA,1\r\n\r\n"B, b",2\r\nC,3\r\n';
  const refused = refusedLines(csv, [outcome([2], 'new', null), outcome([4, 5], 'refused', 'zip: Five digits')]);
  expect(parseCsv(refused).rows.map(({ cells }) => cells)).toEqual([['receipt_number', 'zip', 'refused_because'], ['B, b', '2', 'zip: Five digits'], ['C', '3', 'zip: Five digits']]);
});

test('refused again, the old reason gives way to the new one', () => {
  const csv = 'receipt_number,refused_because,zip\nA,old,1\n';
  expect(parseCsv(refusedLines(csv, [outcome([2], 'refused', 'new')])).rows.map(({ cells }) => cells)).toEqual([['receipt_number', 'zip', 'refused_because'], ['A', '1', 'new']]);
});

test('the sample has every column and two receipts', () => {
  const { rows: [head, ...rows] } = parseCsv(sampleSales);
  expect(head?.cells).toEqual([...salesHeader]);
  expect(new Set(rows.map(({ cells }) => cells[0])).size).toBe(2);
});
