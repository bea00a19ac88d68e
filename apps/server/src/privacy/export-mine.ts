import { personalRecords, type PersonalRecords } from '@sysops/db/privacy';
import { readNow } from '@sysops/db/connection';
import type { BillingAccount } from '@sysops/domain/billing';
import type { CustomerView } from '@sysops/domain/customers';
import { readAccount } from '../billing/index.ts';
import { getCustomer } from '../customers/index.ts';
import type { RequestEm } from '../trpc/context.ts';

export type PersonalExport = PersonalRecords & { readonly exportedAt: number; readonly profile: CustomerView; readonly billing: BillingAccount };

/** Everything that is kept about a customer, complete and at once. Throws `not_found`. */
export async function exportOf(em: RequestEm, customerId: string): Promise<PersonalExport> {
  const records = await personalRecords(em, customerId);
  return { exportedAt: await readNow(em), profile: await getCustomer(em, customerId), billing: await readAccount(em, customerId), ...records };
}
