import { sqlState, type Tx } from '@sysops/db/connection';
import { capacityHolds, deleteCapacityHold, insertCapacityHold } from '@sysops/db/dispatch';
import { recordFact } from '@sysops/db/outbox';
import type { CapacityHoldView, HoldCapacity, ReleaseCapacity } from '@sysops/domain/dispatch';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { topics } from '../outbox/facts.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';

export const readCapacityHolds = (ctx: ActorCtx): Promise<CapacityHoldView[]> => capacityHolds(ctx.em);

function tell(tx: Tx, payload: { readonly holdId: string; readonly by: string; readonly held: boolean }): void {
  recordFact(tx, { id: v7(), type: 'CapacityHoldChanged', topics: [topics.staff], ticketId: null, payload });
}

/** Keeps a share of an area's hours for urgent work from now on; visits that are planned already stay. Throws `invalid`, `conflict`. */
export async function holdCapacity(ctx: ActorCtx, input: HoldCapacity): Promise<{ readonly holdId: string }> {
  const { commandId, holdId, ...hold } = input;
  try {
    return await runCommand(ctx, { id: commandId, procedure: 'dispatch.holdCapacity', input }, async (tx) => {
      await insertCapacityHold(tx, { id: holdId, ...hold }, ctx.actor.name);
      tell(tx, { holdId, by: ctx.actor.name, held: true });
      return { holdId };
    });
  } catch (error) {
    if (sqlState(error) === '23503') throw new DomainError('invalid', 'This skill is not in the catalogue', { field: 'skill' });
    if (sqlState(error) === '23505') throw new DomainError('conflict', 'This request id was used for something else', { holdId });
    throw error;
  }
}

/** Lets the hours go; whoever waits is tried again by the fact. Throws `not_found`. */
export async function releaseCapacity(ctx: ActorCtx, input: ReleaseCapacity): Promise<{ readonly holdId: string }> {
  const { commandId, holdId } = input;
  return runCommand(ctx, { id: commandId, procedure: 'dispatch.releaseCapacity', input }, async (tx) => {
    if (!(await deleteCapacityHold(tx, holdId))) throw new DomainError('not_found', 'These hours are not held any more', { holdId });
    tell(tx, { holdId, by: ctx.actor.name, held: false });
    return { holdId };
  });
}
