import { countSignInFailures, forgetSignInFailures, noteSignInFailure } from '@sysops/db/identity';
import type { RequestEm } from '../trpc/context.ts';

/** Wrong passwords for one account before it rests, and for how long. Uniform for accounts that do not exist. */
const limit = { failures: 10, minutes: 10 } as const;

export type SignInThrottle = { readonly mayTry: boolean; readonly minutes: number };

export async function askThrottle(em: RequestEm, email: string): Promise<SignInThrottle> {
  const failures = await countSignInFailures(em, email, limit.minutes);
  return { mayTry: failures < limit.failures, minutes: limit.minutes };
}

export async function tellThrottle(em: RequestEm, email: string, succeeded: boolean): Promise<void> {
  await (succeeded ? forgetSignInFailures(em, email) : noteSignInFailure(em, email));
}
