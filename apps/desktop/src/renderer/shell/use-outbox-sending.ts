import { toast } from '@sysops/ui';
import { useEffect } from 'react';
import { api, desk, queryClient } from '../api/api.ts';
import { startOutbox, useOutbox } from '../offline/outbox.ts';
import { screens } from './screens.ts';

const readAgain = (queryKey: readonly unknown[]): void => void queryClient.invalidateQueries({ queryKey }).catch((error: unknown) => console.error(error));

/** Sends this agent's tickets for as long as he is signed in, and says when one gets its number later. */
export function useOutboxSending(accountId: string): void {
  useEffect(
    () =>
      startOutbox({
        accountId,
        onSignedOut: () => readAgain(api.identity.me.queryKey()),
        onRaised: ({ ticketId, number }) => {
          readAgain(api.tickets.pathKey());
          toast.success(`Ticket #${number} is saved`, { action: { label: 'Open', onClick: () => screens.open(`/queue/${ticketId}`) } });
        },
      }),
    [accountId],
  );
  const unsent = useOutbox().list.filter((entry) => entry.owner === accountId).length;
  useEffect(() => {
    desk?.call('setUnsent', { count: unsent }).catch((error: unknown) => console.error(error));
  }, [unsent]);
}
