import type { DeviceFacts } from '@sysops/domain/billing';
import type { Instant } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

const instant = (at: Instant): string => new Date(at).toISOString();

export type NewContract = { readonly id: string; readonly planVersionId: string; readonly startsAt: Instant; readonly endsAt: Instant; readonly receiptNumber: string; readonly receiptZip: string; readonly devices: readonly DeviceFacts[] };

/** A sale at a till: nobody's yet. A used receipt number is a unique violation (23505). */
export async function insertUnclaimedContract(tx: Tx, contract: NewContract): Promise<void> {
  await tx.em.execute(
    `insert into contract (id, plan_version_id, status, starts_at, ends_at, receipt_number, receipt_zip) values (?, ?, 'unclaimed', ?, ?, ?, ?)`,
    [contract.id, contract.planVersionId, instant(contract.startsAt), instant(contract.endsAt), contract.receiptNumber, contract.receiptZip],
  );
  for (const device of contract.devices) {
    await tx.em.execute(`insert into device (id, contract_id, category, brand, model, serial, purchased_at) values (?, ?, ?, ?, ?, ?, ?)`, [
      device.deviceId, contract.id, device.category, device.brand, device.model, device.serial || null, device.purchasedAt === undefined ? instant(contract.startsAt) : instant(device.purchasedAt),
    ]);
  }
}

export type Claim = 'claimed' | 'unknown' | 'taken';

/** Makes an unclaimed contract the customer's. Two who claim one receipt meet at its row: the second finds it taken. */
export async function claimContract(tx: Tx, customerId: string, receipt: { readonly receiptNumber: string; readonly zip: string }): Promise<Claim> {
  const [row] = await tx.em.execute<{ id: string; status: string }[]>(`select id, status from contract where receipt_number = ? and receipt_zip = ? for update`, [receipt.receiptNumber, receipt.zip]);
  if (!row) return 'unknown';
  if (row.status !== 'unclaimed') return 'taken';
  await tx.em.execute(`update contract set status = 'active', customer_id = ? where id = ?`, [customerId, row.id]);
  return 'claimed';
}
