import { inTransaction, sqlState, type Tx } from '@sysops/db/connection';
import { findCustomer, insertCustomer, lockCustomerId } from '@sysops/db/customers';
import { recordFact } from '@sysops/db/outbox';
import type { RegisterCustomer } from '@sysops/domain/customers';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { claimReceipt, saveBillTo, startPurchase } from '../billing/index.ts';
import { createAccount, hashForAccount } from '../identity/index.ts';
import { topics } from '../outbox/facts.ts';
import type { Ctx } from '../trpc/context.ts';
import { billToOf } from './bill-to.ts';
import { placed } from './placed.ts';

const uniqueViolation = '23505';

async function enroll(tx: Tx, input: RegisterCustomer, passwordHash: string): Promise<{ customerId: string }> {
  const { customerId, name, email, phone, channel, language } = input;
  await lockCustomerId(tx, customerId);
  const known = await findCustomer(tx.em, customerId);
  if (known) {
    if (known.email !== email.toLowerCase()) throw new DomainError('conflict', 'This request id was used for something else');
    return { customerId };
  }
  await createAccount(tx, { role: 'customer', email, name, language, customerId, passwordHash });
  const place = placed(input.place);
  await insertCustomer(tx, { id: customerId, name, email, phone, channel, language, place });
  await saveBillTo(tx, billToOf({ customerId, name, email, language, place }));
  if (input.claim) await claimReceipt(tx, customerId, input.claim);
  if (input.purchase) await startPurchase(tx, customerId, input.purchase);
  recordFact(tx, { id: v7(), type: 'CustomerRegistered', topics: [topics.customer(customerId), topics.staff], ticketId: null, payload: { customerId } });
  return { customerId };
}

/**
 * Profile, credentials and the claimed plan with its devices: all or nothing. The client's `customerId` is the key:
 * sent again, nothing is done again. Throws `conflict` (e-mail or receipt used) and `not_found` (receipt).
 */
export async function registerCustomer(ctx: Ctx, input: RegisterCustomer): Promise<{ customerId: string }> {
  const passwordHash = await hashForAccount(input.password);
  const once = (): Promise<{ customerId: string }> => inTransaction(ctx.em, (tx) => enroll(tx, input, passwordHash));
  try {
    return await once();
  } catch (error) {
    // Somebody else has just taken the e-mail; tried again, the used address is said at its field.
    if (sqlState(error) !== uniqueViolation) throw error;
    return once();
  }
}
