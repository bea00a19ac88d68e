import { readError } from '@sysops/api-client';
import { ErrorState, Skeleton } from '@sysops/ui';
import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionWatch } from '../api/session-watch.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { GoToStart } from './go-to-start.tsx';
import { CustomerContext, useMe, type CustomerSession } from './session.ts';
import { useFollowing } from './use-following.ts';

/**
 * Lets customers in and sends others to the sign-in. A session that ends while a page is open leaves the page where it
 * is: the question to sign in again comes over it, and nothing that was typed is lost.
 */
export function CustomerGate() {
  const t = useMessages();
  const me = useMe();
  const here = useLocation({ select: ({ href }) => href });
  const [known, setKnown] = useState<CustomerSession | null>(null);
  const customerId = me.data?.customerId ?? null;
  if (me.data && customerId && me.data.accountId !== known?.accountId) setKnown({ accountId: me.data.accountId, customerId, name: me.data.name });
  const lost = known !== null && me.data === null;
  useEffect(() => {
    if (lost) sessionWatch.end();
  }, [lost]);
  if (known) {
    return (
      <CustomerContext value={known}>
        <Followed key={known.accountId} />
      </CustomerContext>
    );
  }
  if (me.data === null) return <Navigate to="/sign-in" search={{ next: here }} replace />;
  if (me.data && !customerId) return <GoToStart me={me.data} />;
  if (me.isError) return <div className="page"><ErrorState title={t.errors.unread} advice={t.errors.unreadAdvice} dataSafe={null} requestId={readError(me.error).requestId ?? undefined} onRetry={() => void me.refetch()} retrying={me.isFetching} /></div>;
  return (
    <div className="page flex flex-col gap-6" aria-busy="true">
      <Skeleton className="h-10 w-64" />
      <Skeleton className="h-56 w-full rounded-card" />
      <Skeleton className="h-32 w-full rounded-card" />
    </div>
  );
}

function Followed() {
  useFollowing();
  return <Outlet />;
}
