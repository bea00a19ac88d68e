import { closeCode, findCustomer, openCodes } from '@sysops/db/customers';
import type { Tx } from '@sysops/db/connection';
import type { ChangeEmail, ContactsView, CustomerView, SendContactCode } from '@sysops/domain/customers';
import { DomainError, type Instant } from '@sysops/domain/shared';
import { runCommand } from '../trpc/run-command.ts';
import type { ActorCtx } from '../trpc/context.ts';
import { askForCode } from './contact-codes.ts';
import { readContacts } from './read-contacts.ts';
import { ownCustomerId } from './read-customers.ts';

function refuseTooSoon(until: Instant | null, now: Instant): void {
  if (until === null) return;
  const seconds = Math.ceil((until - now) / 1000);
  throw new DomainError('too_many', seconds > 90 ? `That was too often. Please try again in ${Math.ceil(seconds / 60)} minutes.` : `Please wait ${seconds} seconds before you ask for another code.`, { seconds });
}

async function customerIn(tx: Tx, customerId: string): Promise<CustomerView> {
  const customer = await findCustomer(tx.em, customerId);
  if (!customer) throw new DomainError('not_found', 'There is no such customer');
  return customer;
}

/** One more code for the customer's own e-mail address, the one he wants instead, or his phone. Throws `too_many`; `conflict` when there is nothing to prove. */
export async function sendContactCode(ctx: ActorCtx, input: SendContactCode): Promise<ContactsView> {
  const customerId = ownCustomerId(ctx);
  return runCommand(ctx, { id: input.commandId, procedure: 'customers.sendCode', input }, async (tx) => {
    const customer = await customerIn(tx, customerId);
    const { channel } = input;
    const wanted = channel === 'email' ? (await openCodes(tx.em, customerId)).find((code) => code.channel === 'email' && code.address !== customer.email)?.address : undefined;
    const proved = channel === 'email' ? customer.emailProved : customer.phoneProved;
    if (proved && wanted === undefined) throw new DomainError('conflict', 'This is confirmed already');
    if (channel === 'sms' && customer.smsOptedOut) throw new DomainError('conflict', 'This number has asked for no texts. Text START to us, then ask for the code again.', { field: 'phone' });
    refuseTooSoon(await askForCode(tx, { customerId, channel, address: channel === 'sms' ? customer.phone : (wanted ?? customer.email) }), tx.now);
    return readContacts(tx.em, customerId);
  });
}

/**
 * Asks for another e-mail address, which holds when its code has come back. The answer is the same whether or not
 * somebody else signs in with it. His present one takes the wish back. Throws `too_many`.
 */
export async function changeEmail(ctx: ActorCtx, input: ChangeEmail): Promise<ContactsView> {
  const customerId = ownCustomerId(ctx);
  return runCommand(ctx, { id: input.commandId, procedure: 'customers.changeEmail', input }, async (tx) => {
    const customer = await customerIn(tx, customerId);
    const email = input.email.toLowerCase();
    if (email === customer.email) await closeCode(tx, customerId, 'email');
    if (email !== customer.email || !customer.emailProved) refuseTooSoon(await askForCode(tx, { customerId, channel: 'email', address: email }), tx.now);
    return readContacts(tx.em, customerId);
  });
}
