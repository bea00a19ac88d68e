import type { EntityManager } from '@mikro-orm/postgresql';

export type DemoRow = { readonly userId: string; readonly label: string; readonly roles: string; readonly email: string; readonly password: string; readonly totpSecret: string | null };

/** The demonstration's accounts in the order the sign-in page shows them. */
export async function listDemoSignIns(em: EntityManager): Promise<DemoRow[]> {
  return em.execute<DemoRow[]>(
    `select d.user_id as "userId", d.label, u.roles, u.email, d.password, d.totp_secret as "totpSecret" from auth.demo_sign_in d join auth."user" u on u.id = d.user_id order by d.sort`,
  );
}

/** Stores second factors that the demonstration shows the codes of; `secret` and `backupCodes` are encrypted by the caller. */
export async function enrolDemoSecondFactor(em: EntityManager, factor: { readonly userId: string; readonly secret: string; readonly backupCodes: string }): Promise<void> {
  await em.execute(
    `insert into auth."twoFactor" (id, secret, "backupCodes", "userId", verified) values (?, ?, ?, ?, true) on conflict ("userId") do update set secret = excluded.secret, "backupCodes" = excluded."backupCodes", verified = true`,
    [factor.userId, factor.secret, factor.backupCodes, factor.userId],
  );
  await em.execute(`update auth."user" set "twoFactorEnabled" = true where id = ?`, [factor.userId]);
}

export async function emailOfAccount(em: EntityManager, accountId: string): Promise<string> {
  const [row] = await em.execute<{ email: string }[]>(`select email from auth."user" where id = ?`, [accountId]);
  return row?.email ?? '';
}

/** Whose sign-in an account is; null when it is no customer's. */
export async function customerOfAccount(em: EntityManager, accountId: string): Promise<string | null> {
  const [row] = await em.execute<{ id: string | null }[]>(`select "customerId" as id from auth."user" where id = ?`, [accountId]);
  return row?.id ?? null;
}

export async function accountOfCustomer(em: EntityManager, customerId: string): Promise<string | null> {
  const [row] = await em.execute<{ id: string }[]>(`select id from auth."user" where "customerId" = ?`, [customerId]);
  return row?.id ?? null;
}

export type SignInLimit = { readonly failures: number; readonly minutes: number };

/** Counts a try before it is made, so that tries at the same time count too. False when the account has had too many. */
export async function claimSignInTry(em: EntityManager, email: string, { failures, minutes }: SignInLimit): Promise<boolean> {
  const claimed = await em.execute<unknown[]>(
    `insert into auth.sign_in_failure (email)
     select ?::text where (select count(*) from auth.sign_in_failure where email = ?::text and at > app.now() - make_interval(mins => ?)) < ? returning 1`,
    [email.toLowerCase(), email.toLowerCase(), minutes, failures],
  );
  return claimed.length > 0;
}

export async function forgetSignInFailures(em: EntityManager, email: string): Promise<void> {
  await em.execute(`delete from auth.sign_in_failure where email = ?`, [email.toLowerCase()]);
}

/** Removes what has run out: sessions, links, counted failures. Returns how many rows went. */
export async function pruneIdentity(em: EntityManager): Promise<number> {
  const gone = await Promise.all([
    em.execute<unknown[]>(`delete from auth.session where "expiresAt" < app.now() returning 1`),
    em.execute<unknown[]>(`delete from auth.verification where "expiresAt" < app.now() returning 1`),
    em.execute<unknown[]>(`delete from auth.sign_in_failure where at < app.now() - interval '1 day' returning 1`),
  ]);
  return gone.reduce((sum, rows) => sum + rows.length, 0);
}
