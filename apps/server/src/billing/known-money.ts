import { findMoneyBack, type MoneyBack } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import type { MoneyState } from '@sysops/domain/billing';
import { day, DomainError } from '@sysops/domain/shared';

export type MoneyAnswer = { readonly id: string; readonly state: MoneyState };

type Wanted = Pick<MoneyBack, 'kind' | 'customerId' | 'contractId' | 'period' | 'amountCents' | 'reason' | 'note'>;

const contents = ({ kind, customerId, contractId, period, amountCents, reason, note }: Wanted): string => JSON.stringify([kind, customerId, contractId, period, amountCents, reason, note]);

/** What was recorded under this id before, when it is the same. Throws `conflict` when it is something else. */
export async function knownAs(tx: Tx, id: string, wanted: Wanted): Promise<MoneyAnswer | null> {
  const known = await findMoneyBack(tx.em, id);
  if (!known) return null;
  if (contents(known) !== contents(wanted)) throw new DomainError('conflict', 'This was recorded already, with another amount or reason. Look at the plan’s money before you ask for more.', { field: 'amountCents' });
  return { id, state: known.state };
}

/** Credits of so long count together against the limit of one person. */
export const creditWindow = 30 * day;
