import { toast } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api } from '../api/api.ts';
import { usePushMessages } from '../messages/use-push-messages.ts';
import { useSession } from '../shell/session.tsx';
import { readPushState, turnPushOff, turnPushOn, type PushState } from './push-browser.ts';

let state: PushState | null = null;
const listeners = new Set<() => void>();

function show(next: PushState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Looks again: the person may have come back from the browser's settings. */
function look(): void {
  if (document.visibilityState === 'visible') readPushState().then(show, (error: unknown) => console.error('Whether pushes are on cannot be read', error));
}

function watch(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', look);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', look);
  };
}

export type PushControl = {
  /** Null while it is not known, and where the operator has set no keys. */
  readonly state: PushState | null;
  readonly busy: boolean;
  /** True when the last try to switch on did not work. */
  readonly failed: boolean;
  readonly set: (on: boolean) => Promise<void>;
};

/** Whether this device shows pushes, and how to change it. */
export function usePush(): PushControl {
  const t = usePushMessages();
  const { expertId } = useSession();
  const { data } = useQuery(api.notifications.pushKey.queryOptions(undefined, { staleTime: Infinity }));
  const publicKey = data?.publicKey ?? null;
  const seen = useSyncExternalStore(watch, () => state);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(look, []);
  return {
    state: publicKey === null ? null : seen,
    busy,
    failed,
    set: async (on) => {
      if (publicKey === null) return;
      setBusy(true);
      try {
        const next = await (on ? turnPushOn(publicKey, expertId) : turnPushOff());
        show(next);
        setFailed(false);
        if (next === 'on' || !on) toast.success(on ? t.turnedOn : t.turnedOff);
      } catch (error) {
        console.error('Pushes cannot be switched', error);
        setFailed(true);
        look();
      } finally {
        setBusy(false);
      }
    },
  };
}
