import { createApiClient, createAuthClient, type ApiClient } from '@sysops/api-client';
import type { DemoSignIn } from '@sysops/domain/identity';
import { createCookieFetch } from '../story/cookie-fetch.ts';

/** A demo person's session: its cookie as `name=value`, and the procedures as this person. */
export type Seat = { readonly cookie: string; readonly api: ApiClient };

/** Every demo person of a role. */
export const demoPeople = async (origin: string, role: DemoSignIn['role']): Promise<DemoSignIn[]> => (await createApiClient({ origin }).identity.demoSignIns.query()).filter((person) => person.role === role);

/** The first demo person of a role, signed in. Throws when the world has nobody of that role. */
export async function takeSeat(origin: string, role: DemoSignIn['role']): Promise<Seat> {
  const [who] = await demoPeople(origin, role);
  if (!who) throw new Error(`There is no demo sign-in for ${role}`);
  return takeSeatOf(origin, who);
}

/** Signs in through the public API as a browser would. */
export async function takeSeatOf(origin: string, who: DemoSignIn): Promise<Seat> {
  let cookie = '';
  const fetch = createCookieFetch(origin);
  const api = createApiClient({ origin, fetch });
  const auth = createAuthClient({ origin, fetch: async (input, init) => {
    const response = await fetch(input, init);
    const lines = response.headers.getSetCookie().filter((line) => line.includes('session'));
    cookie = lines.map((line) => line.split(';')[0] ?? '').find((pair) => !pair.endsWith('=')) ?? cookie;
    return response;
  } });
  const answer = await auth.signIn(who.email, who.password);
  if (answer.kind === 'second_factor') {
    const fresh = (await api.identity.demoSignIns.query()).find((person) => person.email === who.email);
    await auth.verifyTotp(fresh?.totpCode ?? '');
  }
  return { cookie, api };
}

/** The session's cookie as a browser context takes it. */
export function browserCookie({ cookie }: Seat, origin: string) {
  const at = cookie.indexOf('=');
  return { name: cookie.slice(0, at), value: decodeURIComponent(cookie.slice(at + 1)), url: origin, httpOnly: true, sameSite: 'Lax' as const };
}
