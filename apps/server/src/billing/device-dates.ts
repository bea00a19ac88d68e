import type { Tx } from '@sysops/db/connection';
import { day, DomainError, type Instant } from '@sysops/domain/shared';

/** Dates are typed without a time and reckoned as UTC; in Guam today begins up to a day before ours. */
const slack = day;

/** A device that has not been bought yet is not covered. Throws `invalid`. */
export function refuseFutureDates(tx: Pick<Tx, 'now'>, devices: readonly { readonly purchasedAt?: Instant | null | undefined }[]): void {
  if (devices.some(({ purchasedAt }) => purchasedAt != null && purchasedAt > tx.now + slack)) throw new DomainError('invalid', 'The purchase date is in the future', { field: 'purchasedAt' });
}
