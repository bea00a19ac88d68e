import { claimSignInTry, forgetSignInFailures } from '@sysops/db/identity';
import type { RequestEm } from '../trpc/context.ts';

/** Wrong passwords for one account before it rests, and for how long. Uniform for accounts that do not exist. */
const limit = { failures: 10, minutes: 10 } as const;

export type SignInThrottle = { readonly mayTry: boolean; readonly minutes: number };

/** Counts the try as a failure until `clearThrottle` says that it was none. */
export async function askThrottle(em: RequestEm, email: string): Promise<SignInThrottle> {
  return { mayTry: await claimSignInTry(em, email, limit), minutes: limit.minutes };
}

/** After the right password. */
export const clearThrottle = (em: RequestEm, email: string): Promise<void> => forgetSignInFailures(em, email);
