import { sqlState, type Tx } from '@sysops/db/connection';
import { bumpExpert, findExpert, forgetDuty } from '@sysops/db/experts';
import { recordFact } from '@sysops/db/outbox';
import type { ExpertVersionView } from '@sysops/domain/experts';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';

type Change = { readonly commandId: string; readonly expertId: string; readonly version: number };

/** What a constraint's refusal means to the person who typed it. Source: PostgreSQL, appendix A. */
const meanings: Readonly<Record<string, string>> = {
  '23P01': 'This overlaps with another absence',
  '23503': 'One of these skills is not in the catalogue',
  '23505': 'Something in this list is there twice',
};

export function recordExpertChanged(tx: Tx, expertId: string): void {
  recordFact(tx, { id: v7(), type: 'ExpertChanged', topics: [topics.expert(expertId), topics.staff], ticketId: null, payload: { expertId } });
}

/**
 * Every change to an expert: once per command, on the version that the admin saw, and told to dispatch. Throws `stale`
 * when somebody else saved meanwhile, `not_found`, `invalid` when a constraint refuses.
 */
export async function changeExpert(ctx: ActorCtx, change: { readonly procedure: string; readonly input: Change }, write: (tx: Tx) => Promise<void>): Promise<ExpertVersionView> {
  const { procedure, input } = change;
  try {
    return await runCommand(ctx, { id: input.commandId, procedure, input }, async (tx) => {
      const version = await bumpExpert(tx, input.expertId, input.version);
      if (version === null) {
        const now = await findExpert(tx.em, input.expertId);
        if (!now) throw new DomainError('not_found', 'There is no such expert', { expertId: input.expertId });
        throw new DomainError('stale', 'Somebody else changed this expert meanwhile. Look at it again before you save.', { version: now.version });
      }
      await write(tx);
      await forgetDuty(tx, input.expertId);
      recordExpertChanged(tx, input.expertId);
      return { expertId: input.expertId, version };
    });
  } catch (error) {
    const meaning = meanings[sqlState(error) ?? ''];
    if (meaning) throw new DomainError('invalid', meaning);
    throw error;
  }
}
