import { followLive, type LiveState } from '@sysops/api-client';
import { Badge } from '@sysops/ui';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { api, client, queryClient } from '../api/api.ts';
import { consoleEn as t } from '../messages/console-en.ts';

export type Heard = { readonly type: string; readonly ticketId: string | null; readonly at: number };
type Live = { readonly state: LiveState; readonly heard: readonly Heard[] };

const LiveContext = createContext<Live>({ state: 'connecting', heard: [] });

/** Events come in bursts (an accept is three of them); one look serves them all. */
const gatherMs = 200;
const remembered = 40;

/** Follows what happens to tickets and experts and asks again for what is on the screen. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live, setLive] = useState<Live>({ state: 'connecting', heard: [] });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let before: LiveState = 'connecting';
    const again = [api.tickets, api.dispatch, api.experts, api.notifications, api.surveys, api.sla];
    const lookAgain = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        for (const part of again) void queryClient.invalidateQueries({ queryKey: part.pathKey() });
      }, gatherMs);
    };
    const stop = followLive(client, {
      onEvent: ({ type, ticketId }) => {
        setLive((now) => ({ ...now, heard: [{ type, ticketId, at: Date.now() }, ...now.heard].slice(0, remembered) }));
        lookAgain();
      },
      onState: (state) => {
        setLive((now) => ({ ...now, state }));
        if (state === 'live' && before === 'away') lookAgain();
        before = state;
      },
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, []);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** What was heard since the console was opened, latest first. */
export const useHeard = (): readonly Heard[] => use(LiveContext).heard;

const looks = { live: 'jade', connecting: 'gray', away: 'red' } as const;

export function LiveBadge() {
  const { state } = use(LiveContext);
  return (
    <span role="status" title={state === 'away' ? t.live.awayHint : undefined}>
      <Badge tone={looks[state]} dot>{t.live[state]}</Badge>
    </span>
  );
}
