import { v7 } from 'uuid';
import type { BillingWorld } from '../../../apps/server/src/billing/billing-fixture.ts';
import type { Random } from '../random.ts';
import { hasCharged, type Person } from './people.ts';

export type Hasty = { cancelled: number; erased: number; charged: number; refused: number };

async function erase(person: Person): Promise<void> {
  const { email } = await person.me.customers.profile();
  await person.me.privacy.eraseMe({ commandId: v7(), email });
}

/**
 * People who find the charge of their card under way, its outcome known to nobody, and cancel. What Stripe had charged
 * before is paid; what it had not may never be charged.
 */
export async function cancelInTheMiddle(world: BillingWorld, people: readonly Person[], with_: { readonly random: Random; readonly count: Hasty }): Promise<void> {
  const { random, count } = with_;
  const open = new Map((await world.rows<{ id: string; period: number }>(`select contract_id as id, period from charge_attempt where state = 'started'`)).map(({ id, period }) => [id, period]));
  for (const person of people) {
    const period = open.get(person.contractId);
    if (period === undefined || person.habit !== 'hasty' || person.cancelledAt !== null) continue;
    const charged = hasCharged(world, person.contractId, period);
    const erases = random.chance(0.3);
    // Stripe, or the answer to the call, may be away: then he has not cancelled, and tries again another day.
    const done = await (erases ? erase(person) : person.me.billing.cancel({ commandId: v7(), contractId: person.contractId })).then(() => true, () => false);
    if (!done) {
      count.refused += 1;
      continue;
    }
    person.cancelledAt = world.now();
    person.takenBack = charged ? null : period;
    count[charged ? 'charged' : erases ? 'erased' : 'cancelled'] += 1;
  }
}
