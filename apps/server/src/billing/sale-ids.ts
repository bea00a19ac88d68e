import { createHash } from 'node:crypto';
import type { RecordSale } from '@sysops/domain/billing';
import { v5 } from 'uuid';

/** A sale with the ids that its contract and devices get. */
export type Sale = Omit<RecordSale, 'commandId'>;

/** Namespace of ids made from receipts, so that the same sale is the same sale by whatever way a till sends it, and however often. */
const receiptIds = '3c0f5c0a-6f0e-5f0a-9d0e-5a1e00000001';

export const contractIdOf = (receiptNumber: string): string => v5(`${receiptNumber}:contract`, receiptIds);

/** `n` counts the devices of the receipt from 0. */
export const deviceIdOf = (receiptNumber: string, n: number): string => v5(`${receiptNumber}:device:${n}`, receiptIds);

/** Tells the same sale from another one with its receipt number. Ids do not count: they say nothing about what was sold. */
export function hashOfSale({ receiptNumber, zip, planCode, soldAt, devices }: Sale): string {
  const things = devices.map(({ category, brand, model, serial, purchasedAt }) => [category, brand, model, serial || null, purchasedAt ?? null]);
  return createHash('sha256').update(JSON.stringify([receiptNumber, zip, planCode, soldAt, things])).digest('hex');
}
