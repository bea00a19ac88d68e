import type { IncomingHttpHeaders } from 'node:http';
import { Role, staffRoles, type Actor } from '@sysops/domain/identity';
import type { App } from '../app.ts';

export type SignedIn = { readonly actor: Actor | null; readonly secondFactorMissing: boolean };

const nobody: SignedIn = { actor: null, secondFactorMissing: false };

/**
 * Who asks, read from the session on the server at every request, so that taken rights end at once. Staff without a
 * second factor are nobody yet: `secondFactorMissing` tells the face to set it up.
 */
export async function actorOf(app: Pick<App, 'auth'>, headers: IncomingHttpHeaders): Promise<SignedIn> {
  const { cookie } = headers;
  if (!cookie) return nobody;
  const found = await app.auth.api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return nobody;
  const { user } = found;
  const roles = user.roles.split(',').map((role) => Role.parse(role));
  // The library gives an account with a second factor no session before the code was right.
  if (roles.some((role) => staffRoles.includes(role)) && !user.twoFactorEnabled) return { actor: null, secondFactorMissing: true };
  return { actor: { accountId: user.id, name: user.name, roles, customerId: user.customerId ?? null, expertId: user.expertId ?? null }, secondFactorMissing: false };
}
