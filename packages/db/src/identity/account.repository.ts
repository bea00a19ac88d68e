import { v7 } from 'uuid';
import type { Role } from '@sysops/domain/identity';
import type { LanguageCode } from '@sysops/domain/shared';
import type { Tx } from '../connection/index.ts';

export type NewAccount = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: LanguageCode;
  readonly customerId: string | null;
  readonly expertId: string | null;
  /** By the sign-in library's own function; null until the person has set a password by mail. */
  readonly passwordHash: string | null;
};

/** Two rows as the sign-in library writes them. A used e-mail address is a unique violation (23505). */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx.em.execute(
    `insert into auth."user" (id, name, email, "emailVerified", roles, language, "customerId", "expertId") values (?, ?, ?, true, ?, ?, ?, ?)`,
    [account.id, account.name, account.email.toLowerCase(), account.roles.join(','), account.language, account.customerId, account.expertId],
  );
  if (account.passwordHash === null) return;
  await tx.em.execute(`insert into auth.account (id, "accountId", "providerId", "userId", password) values (?, ?, 'credential', ?, ?)`, [v7(), account.id, account.id, account.passwordHash]);
}

/** A link by which somebody may set a password; the library finds it by its identifier. */
export async function insertPasswordLink(tx: Tx, link: { readonly accountId: string; readonly token: string; readonly hours: number }): Promise<void> {
  await tx.em.execute(`insert into auth.verification (id, identifier, value, "expiresAt") values (?, ?, ?, app.now() + make_interval(hours => ?))`, [v7(), `reset-password:${link.token}`, link.accountId, link.hours]);
}

export async function emailIsUsed(tx: Tx, email: string): Promise<boolean> {
  const rows = await tx.em.execute<unknown[]>(`select 1 from auth."user" where email = ?`, [email.toLowerCase()]);
  return rows.length > 0;
}

/** Names and languages shown in messages follow the person's own page. */
export async function renameAccount(tx: Tx, whose: { readonly customerId: string } | { readonly expertId: string }, to: { readonly name: string; readonly language?: LanguageCode }): Promise<void> {
  const [column, id] = 'customerId' in whose ? ['"customerId"', whose.customerId] : ['"expertId"', whose.expertId];
  await tx.em.execute(`update auth."user" set name = ?, language = coalesce(?, language), "updatedAt" = app.now() where ${column} = ?`, [to.name, to.language ?? null, id]);
}

/** A customer signs in with another address from now on; who is signed in stays so. A used one is a unique violation (23505). */
export async function moveAccount(tx: Tx, customerId: string, email: string): Promise<void> {
  await tx.em.execute(`update auth."user" set email = ?, "updatedAt" = app.now() where "customerId" = ?`, [email, customerId]);
}

/** Ends every session of an account whose rights were taken. */
export async function endSessionsOf(tx: Tx, expertId: string): Promise<void> {
  await tx.em.execute(`delete from auth.session where "userId" = (select id from auth."user" where "expertId" = ?)`, [expertId]);
}
