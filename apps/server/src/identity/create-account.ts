import { randomBytes } from 'node:crypto';
import type { Tx } from '@sysops/db/connection';
import { emailIsUsed, insertAccount, insertPasswordLink } from '@sysops/db/identity';
import { recordFact } from '@sysops/db/outbox';
import type { Role } from '@sysops/domain/identity';
import { DomainError, type LanguageCode } from '@sysops/domain/shared';
import { hashPassword } from 'better-auth/crypto';
import { v7 } from 'uuid';

export type Newcomer = { readonly role: Role; readonly email: string; readonly name: string; readonly language: LanguageCode; readonly customerId?: string; readonly expertId?: string };

/** Takes about a tenth of a second by design; call it before the transaction begins. */
export const hashForAccount = (password: string): Promise<string> => hashPassword(password);

const rowOf = (who: Newcomer, passwordHash: string | null) => ({ id: v7(), email: who.email, name: who.name, roles: [who.role], language: who.language, customerId: who.customerId ?? null, expertId: who.expertId ?? null, passwordHash });

async function refuseUsedEmail(tx: Tx, email: string): Promise<void> {
  if (await emailIsUsed(tx, email)) throw new DomainError('conflict', 'There is an account with this e-mail address already. Sign in, or set a new password.', { field: 'email' });
}

/** An account with a password, in the transaction of the person it belongs to. Throws `conflict` when the e-mail is used. */
export async function createAccount(tx: Tx, who: Newcomer & { readonly passwordHash: string }): Promise<{ accountId: string }> {
  await refuseUsedEmail(tx, who.email);
  const row = rowOf(who, who.passwordHash);
  await insertAccount(tx, row);
  return { accountId: row.id };
}

/** How long a newcomer's link to a first password holds, in hours. */
const welcomeHours = 72;

/** An account without a password; its owner sets one by the mailed link. Throws `conflict` when the e-mail is used. */
export async function inviteAccount(tx: Tx, who: Newcomer, publicUrl: string): Promise<{ accountId: string }> {
  await refuseUsedEmail(tx, who.email);
  const row = rowOf(who, null);
  await insertAccount(tx, row);
  const token = randomBytes(24).toString('base64url');
  await insertPasswordLink(tx, { accountId: row.id, token, hours: welcomeHours });
  const url = `${publicUrl}/reset-password?token=${token}`;
  recordFact(tx, { id: v7(), type: 'PasswordResetRequested', topics: [], ticketId: null, payload: { accountId: row.id, email: row.email, name: row.name, language: row.language, url, welcome: true, ...(row.customerId === null ? {} : { customerId: row.customerId }) } });
  return { accountId: row.id };
}
