import { insertExpert } from '@sysops/db/experts';
import { sqlState } from '@sysops/db/connection';
import type { CreateExpert, ExpertVersionView } from '@sysops/domain/experts';
import { DomainError } from '@sysops/domain/shared';
import { inviteAccount } from '../identity/index.ts';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { recordExpertChanged } from './change-expert.ts';

/** The expert, his account without a password, and the mail by which he sets one: all or nothing. Throws `conflict`, `invalid`. */
export async function createExpert(ctx: ActorCtx, input: CreateExpert): Promise<ExpertVersionView> {
  try {
    return await runCommand(ctx, { id: input.commandId, procedure: 'experts.create', input }, async (tx) => {
      const { expertId, email, name, languages } = input;
      await inviteAccount(tx, { role: 'expert', email, name, language: languages[0] ?? 'en', expertId }, ctx.app.env.PUBLIC_URL);
      await insertExpert(tx, input);
      recordExpertChanged(tx, expertId);
      return { expertId, version: 1 };
    });
  } catch (error) {
    const state = sqlState(error);
    if (state === '23503') throw new DomainError('invalid', 'One of these skills is not in the catalogue', { field: 'skills' });
    if (state === '23505') throw new DomainError('conflict', 'This expert exists already, or something in a list is there twice');
    throw error;
  }
}
