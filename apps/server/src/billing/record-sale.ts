import { findPlan, insertUnclaimedContract } from '@sysops/db/billing';
import { sqlState } from '@sysops/db/connection';
import type { PlanView, RecordSale } from '@sysops/domain/billing';
import { DomainError, type Instant } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';

const uniqueViolation = '23505';

/** The same day and time a term later (UTC); a day that the month does not have becomes its last. */
function endOf(startsAt: Instant, term: PlanView['term']): Instant {
  const end = new Date(startsAt);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + (term === 'year' ? 12 : 1));
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end.getTime();
}

/** A plan sold with its devices at a till; nobody's until it is claimed. Throws `invalid`, `conflict`. */
export async function recordSale(ctx: ActorCtx, input: RecordSale): Promise<{ contractId: string }> {
  try {
    return await runCommand(ctx, { id: input.commandId, procedure: 'billing.recordSale', input }, async (tx) => {
      const plan = await findPlan(tx.em, input.planCode);
      if (!plan) throw new DomainError('invalid', 'There is no such plan', { field: 'planCode' });
      const stranger = input.devices.find((device) => !plan.categories.includes(device.category));
      if (stranger) throw new DomainError('invalid', `${plan.name} does not cover a ${stranger.category}`, { field: 'devices' });
      await insertUnclaimedContract(tx, { id: input.contractId, planVersionId: plan.versionId, startsAt: input.soldAt, endsAt: endOf(input.soldAt, plan.term), receiptNumber: input.receiptNumber, receiptZip: input.zip, devices: input.devices });
      return { contractId: input.contractId };
    });
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    throw new DomainError('conflict', 'This receipt or one of its devices is recorded already', { field: 'receiptNumber' });
  }
}
