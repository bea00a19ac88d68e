import { inTransaction, sqlState, type Tx } from '@sysops/db/connection';
import { findCustomer, insertCustomer, lockCustomerId } from '@sysops/db/customers';
import { recordFact } from '@sysops/db/outbox';
import type { RegisterCustomer, RegisterForCaller } from '@sysops/domain/customers';
import type { Actor } from '@sysops/domain/identity';
import { DomainError } from '@sysops/domain/shared';
import { v7 } from 'uuid';
import { claimReceipt, noteAct, saveBillTo, startPurchase } from '../billing/index.ts';
import { createAccount, hashForAccount, inviteAccount } from '../identity/index.ts';
import { topics } from '../outbox/facts.ts';
import type { ActorCtx, Ctx } from '../trpc/context.ts';
import { billToOf } from './bill-to.ts';
import { askForMissingCodes } from './contact-codes.ts';
import { placed } from './placed.ts';

const uniqueViolation = '23505';

/** Makes the sign-in: by the person's own password, or by an invitation to set one. */
type Sign = (tx: Tx, who: { readonly role: 'customer'; readonly email: string; readonly name: string; readonly language: RegisterForCaller['language']; readonly customerId: string }) => Promise<{ accountId: string }>;
type Enrolling = { readonly sign: Sign; /** Who does it for a caller; null for the person himself. */ readonly by: Actor | null };

async function enroll(tx: Tx, input: RegisterForCaller, { sign, by }: Enrolling): Promise<{ customerId: string }> {
  const { customerId, name, email, phone, channel, language } = input;
  await lockCustomerId(tx, customerId);
  const known = await findCustomer(tx.em, customerId);
  if (known) {
    if (known.email !== email.toLowerCase()) throw new DomainError('conflict', 'This request id was used for something else');
    return { customerId };
  }
  const { accountId } = await sign(tx, { role: 'customer', email, name, language, customerId });
  const place = placed(input.place);
  await insertCustomer(tx, { id: customerId, name, email, phone, channel, language, place });
  await saveBillTo(tx, billToOf({ customerId, name, email, language, place }));
  // A caller has no screen to type codes in: his e-mail is proved by the link to his password, his phone from his profile.
  if (by === null) await askForMissingCodes(tx, { id: customerId, email: email.toLowerCase(), phone, emailProved: false, phoneProved: false });
  if (input.claim) await claimReceipt(tx, customerId, input.claim);
  if (input.purchase) await startPurchase(tx, customerId, input.purchase);
  await noteAct(tx, by ?? { accountId, name, roles: ['customer'], customerId, expertId: null }, { customerId, contractId: null, act: 'registered', about: null });
  recordFact(tx, { id: v7(), type: 'CustomerRegistered', topics: [topics.customer(customerId), topics.staff], ticketId: null, payload: { customerId, invited: by !== null } });
  return { customerId };
}

/** Tries once more when somebody else has just taken the e-mail: then the used address is said at its field. */
async function enrollOnce(ctx: Ctx, input: RegisterForCaller, how: Enrolling): Promise<{ customerId: string }> {
  const once = (): Promise<{ customerId: string }> => inTransaction(ctx.em, (tx) => enroll(tx, input, how));
  try {
    return await once();
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    return once();
  }
}

/**
 * Profile, credentials and the claimed plan with its devices: all or nothing. The client's `customerId` is the key:
 * sent again, nothing is done again. Throws `conflict` (e-mail or receipt used) and `not_found` (receipt).
 */
export async function registerCustomer(ctx: Ctx, { password, ...input }: RegisterCustomer): Promise<{ customerId: string }> {
  const passwordHash = await hashForAccount(password);
  return enrollOnce(ctx, input, { by: null, sign: (tx, who) => createAccount(tx, { ...who, passwordHash }) });
}

/** The same by an agent for a caller, all or nothing too. Nobody but the caller ever knows his password: he sets it by the link in his mail. */
export const registerForCaller = (ctx: ActorCtx, input: RegisterForCaller): Promise<{ customerId: string }> =>
  enrollOnce(ctx, input, { by: ctx.actor, sign: (tx, who) => inviteAccount(tx, who, ctx.app.env.PUBLIC_URL.replace(/\/$/, '')) });
