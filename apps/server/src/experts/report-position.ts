import { inTransaction } from '@sysops/db/connection';
import { findExpert, writePosition } from '@sysops/db/experts';
import type { ReportPosition } from '@sysops/domain/experts';
import { minute } from '@sysops/domain/shared';
import type { ActorCtx } from '../trpc/context.ts';
import { isOnShift } from './expert-presenter.ts';
import { ownExpertId } from './read-experts.ts';

/** A phone's clock may be this far ahead of ours. */
const tolerance = 2 * minute;

/** The newest fix of the phone. Taken on shift only, because nobody is followed in his own time; says whether it was. */
export async function reportPosition(ctx: ActorCtx, input: ReportPosition): Promise<{ accepted: boolean }> {
  const expertId = ownExpertId(ctx);
  return inTransaction(ctx.em, async (tx) => {
    const expert = await findExpert(tx.em, expertId);
    if (!expert || !isOnShift(expert, tx.now) || input.at > tx.now + tolerance) return { accepted: false };
    return { accepted: await writePosition(tx, expertId, { ...input, at: Math.min(input.at, tx.now) }) };
  });
}
