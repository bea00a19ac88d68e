import { followLive, type LiveState } from '@sysops/api-client';
import { useEffect } from 'react';
import { api, client, queryClient } from '../api/api.ts';

/** Events come in bursts (an accept is three of them); one look serves them all. */
const gatherMs = 150;

const concerned = [api.tickets.mine.queryKey(), api.tickets.get.pathKey(), api.billing.pathKey(), api.customers.profile.queryKey(), api.customers.contacts.queryKey()];

async function lookAgain(): Promise<void> {
  await Promise.all(concerned.map((queryKey) => queryClient.invalidateQueries({ queryKey, predicate: (query) => !JSON.stringify(query.queryKey).includes('plans') })));
}

/** Asks again for what is shown as soon as the server says that something changed. */
export function useFollowing(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let before: LiveState = 'connecting';
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        lookAgain().catch((error: unknown) => console.error('The page cannot be brought up to date', error));
      }, gatherMs);
    };
    const stop = followLive(client, {
      onEvent: soon,
      onState: (state) => {
        if (state === 'live' && before === 'away') soon();
        before = state;
      },
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, []);
}
