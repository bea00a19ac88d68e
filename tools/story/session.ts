import { createApiClient, createAuthClient, type ApiClient, type AuthClient } from '@sysops/api-client';
import { TOTP, URI } from 'otpauth';
import { createCookieFetch } from './cookie-fetch.ts';

/** One signed-in person, seen from outside: cookies, the public API, nothing else. */
export type Session = { readonly api: ApiClient; readonly auth: AuthClient; readonly fetch: typeof globalThis.fetch };

export function openSession(origin: string): Session {
  const fetch = createCookieFetch(origin);
  return { api: createApiClient({ origin, fetch }), auth: createAuthClient({ origin, fetch }), fetch };
}

export const codeOf = (secret: string): string => new TOTP({ secret }).generate();

/** Signs in; `code` gives the second factor when one is asked for. Throws with the server's words when refused. */
export async function signIn(origin: string, who: { readonly email: string; readonly password: string; readonly code?: () => string | Promise<string> }): Promise<Session> {
  const session = openSession(origin);
  let answer = await session.auth.signIn(who.email, who.password);
  if (answer.kind === 'second_factor') answer = await session.auth.verifyTotp((await who.code?.()) ?? '');
  if (answer.kind === 'refused') throw new Error(`${who.email} cannot sign in: ${answer.message}`);
  return session;
}

/** What a new member of staff does: sets a password by the mailed link, then the second factor. Returns how to make codes. */
export async function enrol(origin: string, who: { readonly email: string; readonly token: string; readonly password: string }): Promise<{ readonly session: Session; readonly code: () => string }> {
  const reset = await openSession(origin).auth.resetPassword(who.token, who.password);
  if (reset.kind === 'refused') throw new Error(`${who.email} cannot set a password: ${reset.message}`);
  const session = await signIn(origin, who);
  const setup = await session.auth.startTotp(who.password);
  if (!setup) throw new Error(`${who.email} cannot set up a second factor`);
  const totp = URI.parse(setup.uri);
  if (!(totp instanceof TOTP)) throw new Error('The second factor is not a time-based code');
  const answer = await session.auth.verifyTotp(totp.generate());
  if (answer.kind !== 'signed_in') throw new Error(`${who.email}: the first code was not taken`);
  return { session, code: () => totp.generate() };
}
