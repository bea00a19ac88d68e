import { writeAway } from '@sysops/db/experts';
import type { SetAway } from '@sysops/domain/experts';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { recordExpertChanged } from './change-expert.ts';
import { ownExpertId } from './read-experts.ts';

/** The expert's own switch: away is asked for no more and gives back what begins soon, back is a candidate at once. */
export async function setAway(ctx: ActorCtx, input: SetAway): Promise<{ away: boolean }> {
  const expertId = ownExpertId(ctx);
  return runCommand(ctx, { id: input.commandId, procedure: 'experts.setAway', input }, async (tx) => {
    if (await writeAway(tx, expertId, input.away ? 'own' : null)) recordExpertChanged(tx, expertId);
    return { away: input.away };
  });
}
