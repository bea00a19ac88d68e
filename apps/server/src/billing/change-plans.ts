import { insertPlanVersion, planHistory } from '@sysops/db/billing';
import { sqlState } from '@sysops/db/connection';
import type { NewPlanVersion } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';

const uniqueViolation = '23505';

/** A change of a plan is a new version: whoever holds an older one keeps it until his renewal. Throws `invalid`, `conflict`. */
export async function newPlanVersion(ctx: ActorCtx, input: NewPlanVersion): Promise<{ readonly versionId: string }> {
  try {
    return await runCommand(ctx, { id: input.commandId, procedure: 'billing.newPlanVersion', input }, async (tx) => {
      const before = (await planHistory(tx.em)).find((plan) => plan.code === input.code && plan.current);
      if (before && before.term !== input.term) throw new DomainError('invalid', 'The term of a plan stays; make another plan for another term', { field: 'term' });
      await insertPlanVersion(tx, input);
      return { versionId: input.planVersionId };
    });
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    throw new DomainError('conflict', 'Somebody else has changed this plan meanwhile. Look at it again.', { field: 'code' });
  }
}
