import { insertBillingPolicy, policyVersions } from '@sysops/db/billing';
import { sqlState } from '@sysops/db/connection';
import { defaultBillingPolicy, type PolicyView, type SetBillingPolicy } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx, RequestEm } from '../trpc/context.ts';

const uniqueViolation = '23505';

/** The numbers in force with everything that was in force before. */
export async function readPolicy(em: RequestEm): Promise<PolicyView> {
  const history = await policyVersions(em);
  return { version: history[0]?.version ?? 0, policy: history[0]?.policy ?? defaultBillingPolicy, history };
}

const stale = (): DomainError => new DomainError('stale', 'Somebody else has changed these numbers meanwhile. Look at them again.', { field: 'policy' });

/** Other numbers for notices, retries and limits, as a new version; they count from now on, dates that are set already stay. Throws `stale`. */
export async function setBillingPolicy(ctx: ActorCtx, input: SetBillingPolicy): Promise<{ readonly version: number }> {
  try {
    return await runCommand(ctx, { id: input.commandId, procedure: 'billing.setPolicy', input }, async (tx) => {
      const [latest] = await policyVersions(tx.em);
      if ((latest?.version ?? 0) !== input.basedOn) throw stale();
      const version = input.basedOn + 1;
      await insertBillingPolicy(tx, { version, policy: input.policy, setBy: ctx.actor.name, reason: input.reason });
      return { version };
    });
  } catch (error) {
    if (sqlState(error) === uniqueViolation) throw stale();
    throw error;
  }
}
