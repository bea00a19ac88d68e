import { findCustomer, updateCustomer } from '@sysops/db/customers';
import { recordFact } from '@sysops/db/outbox';
import type { CustomerView, UpdateProfile } from '@sysops/domain/customers';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { saveBillTo } from '../billing/index.ts';
import { renameAccount } from '../identity/index.ts';
import { topics } from '../outbox/facts.ts';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { billToOf } from './bill-to.ts';
import { placed } from './placed.ts';
import { ownCustomerId } from './read-customers.ts';

/** The customer's own profile. Throws `stale` when it was changed meanwhile; nothing is overwritten. */
export async function updateProfile(ctx: ActorCtx, input: UpdateProfile): Promise<CustomerView> {
  const customerId = ownCustomerId(ctx);
  return runCommand(ctx, { id: input.commandId, procedure: 'customers.updateProfile', input }, async (tx) => {
    const { name, phone, channel, language } = input;
    const saved = await updateCustomer(tx, { id: customerId, version: input.version }, { name, phone, channel, language, place: placed(input.place) });
    const now = await findCustomer(tx.em, customerId);
    if (!now) throw new DomainError('not_found', 'There is no such customer');
    if (!saved) throw new DomainError('stale', 'Your profile was changed in another window. Look at it again before you save.', { version: now.version });
    await saveBillTo(tx, billToOf({ customerId, name, email: now.email, language, place: now.place }));
    await renameAccount(tx, { customerId }, { name, language });
    recordFact(tx, { id: v7(), type: 'CustomerChanged', topics: [topics.customer(customerId), topics.staff], ticketId: null, payload: { customerId } });
    return now;
  });
}
