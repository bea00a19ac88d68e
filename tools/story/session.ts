import { createApiClient, createAuthClient, type ApiClient, type AuthClient } from '@sysops/api-client';
import { createCookieFetch } from './cookie-fetch.ts';

/** One signed-in person, seen from outside: cookies, the public API, nothing else. */
export type Session = { readonly api: ApiClient; readonly auth: AuthClient; readonly fetch: typeof globalThis.fetch };

export function openSession(origin: string): Session {
  const fetch = createCookieFetch(origin);
  return { api: createApiClient({ origin, fetch }), auth: createAuthClient({ origin, fetch }), fetch };
}

/** Signs in; `code` gives the second factor when one is asked for. Throws with the server's words when refused. */
export async function signIn(origin: string, who: { readonly email: string; readonly password: string; readonly code?: () => string | Promise<string> }): Promise<Session> {
  const session = openSession(origin);
  let answer = await session.auth.signIn(who.email, who.password);
  if (answer.kind === 'second_factor') answer = await session.auth.verifyTotp((await who.code?.()) ?? '');
  if (answer.kind === 'refused') throw new Error(`${who.email} cannot sign in: ${answer.message}`);
  return session;
}

/** What a new expert does: sets a password by the mailed link, then signs in with it. */
export async function enterFirst(origin: string, who: { readonly email: string; readonly token: string; readonly password: string }): Promise<Session> {
  const reset = await openSession(origin).auth.resetPassword(who.token, who.password);
  if (reset.kind === 'refused') throw new Error(`${who.email} cannot set a password: ${reset.message}`);
  return signIn(origin, who);
}
