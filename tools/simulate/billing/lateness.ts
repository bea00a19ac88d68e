import type { BillingWorld } from '../../../apps/server/src/billing/billing-fixture.ts';
import { isGood, type Person } from './people.ts';

/** `late`: renewals that were paid more than a day after their morning; `mostDays`: the slowest of all. */
export type Lateness = { readonly late: number; readonly mostDays: number };

/** How long the faults kept the money of people whose card always works. */
export async function latenessOf(world: BillingWorld, people: readonly Person[]): Promise<Lateness> {
  const good = people.filter(({ habit }) => isGood(habit)).map(({ contractId }) => contractId);
  const [row] = await world.rows<Lateness>(
    `select count(*) filter (where paid_at > due_at + interval '1 day')::int as late, coalesce(max(extract(epoch from paid_at - due_at)) / 86400, 0)::float8 as "mostDays"
     from billing_period where state = 'paid' and period > 1 and contract_id = any($1)`, [good],
  );
  return row ?? { late: 0, mostDays: 0 };
}
