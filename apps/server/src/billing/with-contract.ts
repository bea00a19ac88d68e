import { findContract, lockContract } from '@sysops/db/billing';
import type { Tx } from '@sysops/db/connection';
import type { Contract } from '@sysops/domain/billing';
import { DomainError } from '@sysops/domain/shared';
import type { ActorCtx } from '../trpc/context.ts';

/** Somebody else's contract is answered as one that is not there: nobody learns of it. */
function mustBeAllowed(ctx: ActorCtx, contract: Contract | null, contractId: string): Contract {
  const allowed = contract !== null && (ctx.relation === 'any' || (contract.customerId !== null && contract.customerId === ctx.actor.customerId));
  if (!allowed) throw new DomainError('not_found', 'There is no such plan', { contractId });
  return contract;
}

/** A customer's own contract, or anybody's for staff, as it stands. Throws `not_found`. */
export const readContractFor = async (ctx: ActorCtx, contractId: string): Promise<Contract> => mustBeAllowed(ctx, await findContract(ctx.em, contractId), contractId);

/** The same, locked until the transaction ends. */
export const lockContractFor = async (ctx: ActorCtx, tx: Tx, contractId: string): Promise<Contract> => mustBeAllowed(ctx, await lockContract(tx, contractId), contractId);

/** Whose money it is about: his own, or for staff the customer they name. Throws `not_found`, `invalid`. */
export function customerFor(ctx: ActorCtx, named: string | undefined): string {
  if (ctx.relation === 'own') {
    if (!ctx.actor.customerId || (named && named !== ctx.actor.customerId)) throw new DomainError('not_found', 'There is no such customer');
    return ctx.actor.customerId;
  }
  if (!named) throw new DomainError('invalid', 'Please choose the customer', { field: 'customerId' });
  return named;
}
