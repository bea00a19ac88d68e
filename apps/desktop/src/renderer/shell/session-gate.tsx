import { readError } from '@sysops/api-client';
import { Spinner } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../api/api.ts';
import { SessionContext } from './session.tsx';
import { SignedIn } from './signed-in.tsx';

const SignInScreen = lazy(async () => ({ default: (await import('../identity/sign-in-screen.tsx')).SignInScreen }));

const waiting = (
  <div className="grid h-dvh place-items-center">
    <Spinner label="Opening" />
  </div>
);

/** The program for an agent, the sign-in for everybody else. While the server is away the last known agent stays in. */
export function SessionGate() {
  const me = useQuery(api.identity.me.queryOptions(undefined, { staleTime: 60_000 }));
  if (me.isPending) return waiting;
  if (me.data?.roles.includes('agent')) {
    return (
      <SessionContext value={me.data}>
        <SignedIn key={me.data.accountId} />
      </SessionContext>
    );
  }
  const away = me.error !== null && readError(me.error).code === 'offline';
  return (
    <Suspense fallback={waiting}>
      <SignInScreen other={me.data ?? null} away={away} />
    </Suspense>
  );
}
