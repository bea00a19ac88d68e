import { emailOfAccount } from '@sysops/db/identity';
import type { MeView } from '@sysops/domain/identity';
import { DomainError } from '@sysops/domain/shared';
import type { Ctx } from '../trpc/context.ts';

/** Who is signed in, null for nobody. Throws `second_factor_required` for staff who still have to set one up. */
export async function readMe(ctx: Ctx): Promise<MeView | null> {
  if (ctx.secondFactorMissing) throw new DomainError('second_factor_required', 'Please set up your second factor');
  const { actor } = ctx;
  if (!actor) return null;
  return { accountId: actor.accountId, name: actor.name, email: await emailOfAccount(ctx.em, actor.accountId), roles: actor.roles, customerId: actor.customerId, expertId: actor.expertId };
}
