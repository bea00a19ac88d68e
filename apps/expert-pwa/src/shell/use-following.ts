import { followLive, type LiveState } from '@sysops/api-client';
import { useEffect } from 'react';
import { api, client, queryClient } from '../api/api.ts';
import { hurryOutbox } from '../offline/outbox.ts';

/** Events come in bursts (an accept is three of them); one look serves them all. */
const gatherMs = 150;

async function lookAgain(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: api.dispatch.myJobs.queryKey() }),
    queryClient.invalidateQueries({ queryKey: api.tickets.get.pathKey() }),
    queryClient.invalidateQueries({ queryKey: api.experts.me.queryKey() }),
  ]);
}

/** Asks again for what is shown as soon as the server says that something changed. */
export function useFollowing(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let before: LiveState = 'connecting';
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        lookAgain().catch((error: unknown) => console.error('The jobs cannot be read again', error));
      }, gatherMs);
    };
    const stop = followLive(client, {
      onEvent: soon,
      onState: (state) => {
        if (state === 'live' && before !== 'live') {
          soon();
          hurryOutbox();
        }
        before = state;
      },
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, []);
}
