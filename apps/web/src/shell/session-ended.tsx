import { lazy, Suspense, useSyncExternalStore } from 'react';
import { sessionWatch } from '../api/session-watch.ts';

const SignInAgain = lazy(async () => ({ default: (await import('../identity/sign-in-again.tsx')).SignInAgain }));

/** Asks for a new sign-in over the page when the session has ended under it. */
export function SessionEnded() {
  const ended = useSyncExternalStore(sessionWatch.subscribe, sessionWatch.read);
  return ended ? <Suspense fallback={null}><SignInAgain /></Suspense> : null;
}
