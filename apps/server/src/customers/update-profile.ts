import { findCustomer, updateCustomer } from '@sysops/db/customers';
import { recordFact } from '@sysops/db/outbox';
import type { CustomerView, UpdateProfile } from '@sysops/domain/customers';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { noteAct, saveBillTo } from '../billing/index.ts';
import { renameAccount } from '../identity/index.ts';
import { topics } from '../outbox/facts.ts';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { billToOf } from './bill-to.ts';
import { askForCode } from './contact-codes.ts';
import { placed } from './placed.ts';
import { profileOwner } from './read-customers.ts';

const parts = ['name', 'phone', 'channel', 'language', 'place'] as const;

/** The parts that differ, never what stands in them. */
const changedIn = (before: CustomerView, now: CustomerView): string | null => parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(now[part])).join(', ') || null;

/** The customer's own profile, or for staff that of the customer they name. Throws `stale` when it was changed meanwhile; nothing is overwritten. */
export async function updateProfile(ctx: ActorCtx, input: UpdateProfile): Promise<CustomerView> {
  const customerId = profileOwner(ctx, input.customerId);
  return runCommand(ctx, { id: input.commandId, procedure: 'customers.updateProfile', input }, async (tx) => {
    const { name, phone, channel, language } = input;
    const before = await findCustomer(tx.em, customerId);
    const saved = await updateCustomer(tx, { id: customerId, version: input.version }, { name, phone, channel, language, place: placed(input.place) });
    const now = await findCustomer(tx.em, customerId);
    if (!now || !before) throw new DomainError('not_found', 'There is no such customer');
    if (!saved) throw new DomainError('stale', ctx.relation === 'own' ? 'Your profile was changed in another window. Look at it again before you save.' : 'This profile was changed meanwhile. Look at it again before you save.', { version: now.version });
    await saveBillTo(tx, billToOf({ customerId, name, email: now.email, language, place: now.place }));
    if (now.phone !== before.phone) await askForCode(tx, { customerId, channel: 'sms', address: now.phone });
    await renameAccount(tx, { customerId }, { name, language });
    await noteAct(tx, ctx.actor, { customerId, contractId: null, act: 'profile_changed', about: changedIn(before, now) });
    recordFact(tx, { id: v7(), type: 'CustomerChanged', topics: [topics.customer(customerId), topics.staff], ticketId: null, payload: { customerId } });
    return now;
  });
}
