import type { Instant, Interval } from '../shared/index.ts';
import { endOfPeriod } from './billing-period.ts';
import { startOfPeriod } from './contract-evolve.ts';
import type { ContractFacts } from './contract.ts';

/**
 * The visits that a plan includes for a term, and how many are used. One ticket is one visit, however often an expert
 * has to come for it: a ticket counts that the contract covers, that was raised in the running term, and that is not
 * cancelled. "Not fixed" opens the same ticket again and counts no second time; a new ticket about what was repaired
 * counts as any other.
 */
export type VisitCount = { readonly included: number; readonly used: number; /** End of the term they are counted in. */ readonly until: Instant };

/** Plans that include as many visits as needed count none. A copy kept from before visits were counted has none either. */
export const hasVisitsLeft = (visits: VisitCount | null | undefined): boolean => !visits || visits.used < visits.included;

type Terms = Pick<ContractFacts, 'anchor' | 'term' | 'timeZone' | 'startsAt' | 'endsAt' | 'paidThrough'>;

/**
 * The term that visits are counted in at an instant: one of the contract's own periods. Behind what is paid it is the
 * period that is owed, from the end of the last paid one, so that a payment which comes later changes no count; it lasts
 * as long as nothing is paid, because cover that is owed gives its visits once.
 */
export function runningTerm(contract: Terms, now: Instant): Interval {
  const paid = Math.max(1, contract.paidThrough);
  if (now >= contract.endsAt) {
    let owed = paid + 1;
    while (endOfPeriod(contract, owed) <= now) owed += 1;
    return { from: contract.endsAt, to: endOfPeriod(contract, owed) };
  }
  let period = paid;
  while (period > 1 && now < startOfPeriod(contract, period)) period -= 1;
  return { from: startOfPeriod(contract, period), to: period === paid ? contract.endsAt : endOfPeriod(contract, period) };
}
