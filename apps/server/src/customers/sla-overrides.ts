import { sqlState, type Tx } from '@sysops/db/connection';
import { endSlaOverride as endInDb, insertSlaOverride, slaOverridesOf } from '@sysops/db/customers';
import { recordFact } from '@sysops/db/outbox';
import type { CustomerById, EndSlaOverride, SetSlaOverride, SlaOverrideView } from '@sysops/domain/customers';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import type * as z from 'zod';
import { topics } from '../outbox/facts.ts';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';

export const readSlaOverrides = (ctx: ActorCtx, { customerId }: z.infer<typeof CustomerById>): Promise<SlaOverrideView[]> => slaOverridesOf(ctx.em, customerId);

function tell(tx: Tx, type: 'SlaOverrideSet' | 'SlaOverrideEnded', payload: { readonly overrideId: string; readonly customerId: string; readonly by: string }): void {
  recordFact(tx, { id: v7(), type, topics: [topics.staff], ticketId: null, payload });
}

/**
 * Agrees other times with a customer than his plan's, for a while. They hold for tickets raised within that time; what
 * was raised before keeps what it had. Throws `invalid` for a time that is over, `conflict` with another override, `not_found`.
 */
export async function setSlaOverride(ctx: ActorCtx, input: SetSlaOverride): Promise<{ readonly overrideId: string }> {
  const { commandId, overrideId, customerId, from, to, targets, reason } = input;
  try {
    return await runCommand(ctx, { id: commandId, procedure: 'customers.setSlaOverride', input }, async (tx) => {
      if (to <= Math.max(tx.now, from ?? 0)) throw new DomainError('invalid', 'The end must lie ahead, and after the start', { field: 'to' });
      await insertSlaOverride(tx, { id: overrideId, customerId, from, to, targets, reason, setBy: ctx.actor.name });
      tell(tx, 'SlaOverrideSet', { overrideId, customerId, by: ctx.actor.name });
      return { overrideId };
    });
  } catch (error) {
    if (sqlState(error) === '23P01') throw new DomainError('conflict', 'Other times are agreed with this customer for a part of that time already', { customerId });
    if (sqlState(error) === '23505') throw new DomainError('conflict', 'This request id was used for something else', { overrideId });
    if (sqlState(error) === '23503') throw new DomainError('not_found', 'There is no such customer', { customerId });
    throw error;
  }
}

/** Ends an override now; tickets that were raised within it keep its times. Throws `not_found`. */
export async function endSlaOverride(ctx: ActorCtx, input: EndSlaOverride): Promise<{ readonly overrideId: string }> {
  const { commandId, overrideId, reason } = input;
  return runCommand(ctx, { id: commandId, procedure: 'customers.endSlaOverride', input }, async (tx) => {
    const ended = await endInDb(tx, overrideId, { name: ctx.actor.name, reason });
    if (!ended) throw new DomainError('not_found', 'These times are over already', { overrideId });
    tell(tx, 'SlaOverrideEnded', { overrideId, customerId: ended.customerId, by: ctx.actor.name });
    return { overrideId };
  });
}
