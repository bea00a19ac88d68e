import { followLive } from '@sysops/api-client';
import { useEffect } from 'react';
import { api, client, queryClient } from '../api/api.ts';
import { setConnection } from '../api/connection.ts';
import { hurry } from '../offline/outbox.ts';
import { callOut } from './call-out.ts';

/** Facts come in bursts; one look serves them all. */
const gatherMs = 150;

const lookAgain = (): Promise<unknown> =>
  Promise.all([api.tickets.pathKey(), api.dispatch.pathKey(), api.sla.pathKey(), api.notifications.pathKey(), api.billing.pathKey(), api.customers.get.pathKey()].map((queryKey) => queryClient.invalidateQueries({ queryKey, predicate: ({ queryKey: key }) => !/problemTypes|"plans"/.test(JSON.stringify(key)) })));

/** Asks again for what is shown as soon as the server says that something changed, and knows whether the server is there. */
export function useFollowing(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        lookAgain().catch((error: unknown) => console.error('The screen cannot be read again', error));
      }, gatherMs);
    };
    let lost = true;
    const stop = followLive(client, {
      onEvent: (event) => {
        soon();
        callOut(event);
      },
      onState: (state) => {
        setConnection(state);
        if (state === 'live' && lost) {
          soon();
          hurry();
        }
        lost = state !== 'live';
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
}
