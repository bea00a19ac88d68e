import * as z from 'zod';
import { CommandId, Id, Instant, ZipCode, line, optionalText } from '../shared/index.ts';
import { DeviceCategory } from '../tickets/ticket-terms.ts';

export const DeviceFacts = z.object({
  deviceId: Id,
  category: DeviceCategory,
  brand: line(60),
  model: line(80),
  serial: optionalText(60).optional(),
  purchasedAt: Instant.optional(),
});
export type DeviceFacts = z.infer<typeof DeviceFacts>;

/** A plan sold with its devices at a till. The customer claims it later with receipt number and ZIP code. */
export const RecordSale = z.object({
  commandId: CommandId,
  contractId: Id,
  planCode: line(40),
  receiptNumber: line(40),
  zip: ZipCode,
  soldAt: Instant,
  devices: z.array(DeviceFacts).min(1).max(20),
});
export type RecordSale = z.infer<typeof RecordSale>;

export const ContractsOf = z.object({ customerId: Id });
