import { createHash } from 'node:crypto';
import type { Tx } from '../../connection/index.ts';
import type { LanguageCode } from '@sysops/domain/shared';
import { beginning, demoPassword, staff } from '../demo-people.ts';
import { hashDemoPassword } from '../hash-password.ts';
import { insertRows, iso } from '../insert-rows.ts';

type Person = { readonly id: string; readonly name: string; readonly email: string; readonly language: LanguageCode };

const accountOf = (who: { id: string; name: string; email: string; language: LanguageCode }, rights: { roles: string; customerId: string | null; expertId: string | null }) => ({
  id: who.id, name: who.name, email: who.email, emailVerified: true, createdAt: iso(beginning), updatedAt: iso(beginning), twoFactorEnabled: false, language: who.language, ...rights,
});

/** The account of a customer or expert has the person's own id. */
export const customerAccount = (person: Person) => accountOf(person, { roles: 'customer', customerId: person.id, expertId: null });
export const expertAccount = (person: Person) => accountOf(person, { roles: 'expert', customerId: null, expertId: person.id });

/** Accounts that all have the demo password; one hash serves all, because the password is shown to everybody anyway. */
export async function insertAccounts(tx: Tx, accounts: readonly ReturnType<typeof customerAccount>[]): Promise<void> {
  const salt = createHash('md5').update(demoPassword).digest('hex');
  const password = await hashDemoPassword(demoPassword, salt);
  await insertRows(tx, 'auth."user"', accounts);
  await insertRows(tx, 'auth.account', accounts.map(({ id, createdAt }) => ({ id, accountId: id, providerId: 'credential', userId: id, password, createdAt, updatedAt: createdAt })));
}

export type SignInLine = { readonly userId: string; readonly label: string; readonly totpSecret: string | null };

/** What the sign-in page of the demonstration offers, in this order after what is there. */
export async function insertSignIns(tx: Tx, lines: readonly SignInLine[]): Promise<void> {
  const [last] = await tx.em.execute<{ sort: number }[]>(`select coalesce(max(sort), 0) as sort from auth.demo_sign_in`);
  const after = last?.sort ?? 0;
  await insertRows(tx, 'auth.demo_sign_in', lines.map(({ userId, label, totpSecret }, n) => ({ user_id: userId, label, password: demoPassword, totp_secret: totpSecret, sort: after + n + 1 })));
}

const staffLabel = { agent: 'Call-centre agent', manager: 'Manager', admin: 'Administrator' } as const;

export async function insertStaff(tx: Tx): Promise<void> {
  await insertAccounts(tx, staff.map((who) => accountOf({ ...who, language: 'en' }, { roles: who.role, customerId: null, expertId: null })));
  await insertSignIns(tx, staff.map((who) => ({ userId: who.id, label: `${staffLabel[who.role]}: ${who.name}`, totpSecret: who.totpSecret })));
}
