import * as z from 'zod';
import { CommandId, Id, Instant, line } from '../shared/index.ts';
import { DeviceFacts, RecordSale } from './billing-commands.ts';
import type { SoldBy } from './contract.ts';
import type { ContractStatus } from './cover.ts';

const isoTime = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)).pipe(Instant);

/** An instant, or a text of ISO 8601 that names its offset: a till's clock does not say where it stands. */
const SaleTime = z.union([Instant, isoTime], { error: 'Must be a time with its offset, such as 2026-11-02T15:30:00-05:00' });

/**
 * What a till sends of one sale: `RecordSale` without the ids, which are made from the receipt number. What it does not
 * know is refused by name, so that a misspelt serial number is not dropped.
 */
export const TillSale = z.strictObject({
  ...RecordSale.omit({ commandId: true, contractId: true }).shape,
  soldAt: SaleTime,
  devices: z.array(z.strictObject(DeviceFacts.omit({ deviceId: true, purchasedAt: true }).shape)).min(1).max(20),
});
export type TillSale = z.infer<typeof TillSale>;

/** What a till gets for its sale, and gets again when it repeats it. */
export type TillSaleView = { readonly receiptNumber: string; readonly contractId: string };

/** `tillKeyId` is the thing's own id: asked again by the same admin, the same key gets another text as long as nobody has used it. */
export const MakeTillKey = z.object({ tillKeyId: Id, name: line(60) });
export type MakeTillKey = z.infer<typeof MakeTillKey>;

export const RevokeTillKey = z.object({ commandId: CommandId, tillKeyId: Id });
export type RevokeTillKey = z.infer<typeof RevokeTillKey>;

/** `key` is shown now and never again; what is kept of it is a hash. */
export type NewTillKey = { readonly tillKeyId: string; readonly name: string; readonly key: string };

/** `lastUsedAt` to the minute. */
export type TillKeyView = {
  readonly id: string;
  readonly name: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedBy: string | null;
  readonly revokedAt: Instant | null;
};

/** A sale of a shop as it stands in the list of the console. `by` null: from before it was kept. */
export type ShopSaleView = {
  readonly contractId: string;
  readonly receiptNumber: string;
  readonly zip: string;
  readonly planName: string;
  readonly devices: number;
  readonly soldAt: Instant;
  readonly recordedAt: Instant;
  readonly by: SoldBy | null;
  readonly status: ContractStatus;
};
