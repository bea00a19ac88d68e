import { sqlState } from '@sysops/db/connection';
import { customerWishes, endCustomerWish, saveCustomerWish } from '@sysops/db/dispatch';
import { recordFact } from '@sysops/db/outbox';
import type { CustomerWishView, ReadCustomerWishes, SetCustomerWish } from '@sysops/domain/dispatch';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { expertNames } from '../experts/index.ts';
import { topics } from '../outbox/facts.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { runCommand } from '../trpc/run-command.ts';

const unknownKey = '23503';
const uniqueViolation = '23505';

/** What a customer has said about experts once for all visits. */
export async function readCustomerWishes(ctx: ActorCtx, { customerId }: ReadCustomerWishes): Promise<CustomerWishView[]> {
  const wishes = await customerWishes(ctx.em, customerId);
  const names = await expertNames(ctx.em, wishes.map(({ expertId }) => expertId));
  return wishes.map((wish) => ({ ...wish, expertName: names.get(wish.expertId) ?? '' }));
}

/**
 * Keeps, changes or takes back a customer's wish about one expert. It holds for every choice from now on; what an
 * excluded expert has been asked or given already is taken back by the fact. Throws `not_found`, `conflict`.
 */
export async function setCustomerWish(ctx: ActorCtx, input: SetCustomerWish): Promise<{ readonly saved: true }> {
  const { commandId, customerId, expertId, wish, reason } = input;
  try {
    return await runCommand(ctx, { id: commandId, procedure: 'dispatch.setCustomerWish', input }, async (tx) => {
      const by = { name: ctx.actor.name, reason };
      if (wish) await saveCustomerWish(tx, { customerId, expertId, wish }, by);
      else if (!(await endCustomerWish(tx, { customerId, expertId }, by))) throw new DomainError('not_found', 'There is no such wish', { customerId, expertId });
      recordFact(tx, { id: v7(), type: 'CustomerWishChanged', topics: [topics.staff], ticketId: null, payload: { customerId, expertId, wish, by: ctx.actor.name } });
      return { saved: true as const };
    });
  } catch (error) {
    if (sqlState(error) === unknownKey) throw new DomainError('not_found', 'There is no such customer or expert', { customerId, expertId });
    if (sqlState(error) === uniqueViolation) throw new DomainError('conflict', 'Somebody else has just set a wish about this expert. Look at it again.', { customerId, expertId });
    throw error;
  }
}
