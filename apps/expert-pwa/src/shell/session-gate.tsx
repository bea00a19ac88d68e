import { Spinner } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { SessionContext } from './session.tsx';
import { SignedIn } from './signed-in.tsx';

const SignInScreen = lazy(async () => ({ default: (await import('../identity/sign-in-screen.tsx')).SignInScreen }));

/** Shows the app to an expert and the sign-in to everybody else. Without a signal the last known answer stands. */
export function SessionGate() {
  const t = useMessages();
  const me = useQuery(api.identity.me.queryOptions(undefined, { staleTime: 60_000 }));
  const waiting = (
    <div className="grid h-dvh place-items-center">
      <Spinner label={t.loading} />
    </div>
  );
  if (me.isPending && me.fetchStatus === 'fetching') return waiting;
  const expertId = me.data?.expertId;
  if (me.data && expertId) {
    return (
      <SessionContext value={{ expertId, name: me.data.name }}>
        <SignedIn key={expertId} />
      </SessionContext>
    );
  }
  return (
    <Suspense fallback={waiting}>
      <SignInScreen wrongRole={Boolean(me.data)} />
    </Suspense>
  );
}
