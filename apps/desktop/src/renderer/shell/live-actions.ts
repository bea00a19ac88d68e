import { useEffect, useRef, useSyncExternalStore } from 'react';
import { actionIds, type ActionId } from './actions.ts';

type Handler = () => void;
type Holder = { readonly current: Handler };

/** Who answers an action now: the screen that came last. */
const holders = new Map<ActionId, readonly Holder[]>();
const watchers = new Set<() => void>();
let live: readonly ActionId[] = [];

function changed(): void {
  live = actionIds.filter((id) => (holders.get(id)?.length ?? 0) > 0);
  for (const watcher of watchers) watcher();
}

function hold(id: ActionId, holder: Holder): () => void {
  holders.set(id, [...(holders.get(id) ?? []), holder]);
  changed();
  return () => {
    holders.set(id, (holders.get(id) ?? []).filter((other) => other !== holder));
    changed();
  };
}

/** Gives an action its meaning while the component is shown; null means that it has none now. */
export function useAction(id: ActionId, handler: Handler | null): void {
  const latest = useRef<Handler>(() => undefined);
  useEffect(() => {
    latest.current = handler ?? (() => undefined);
  });
  const able = handler !== null;
  useEffect(() => (able ? hold(id, latest) : undefined), [id, able]);
}

/** Runs an action if something on the screen answers it. */
export function runAction(id: ActionId): boolean {
  const holder = holders.get(id)?.at(-1);
  holder?.current();
  return holder !== undefined;
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** The actions that do something now, in the order of the registry. */
export const useLiveActions = (): readonly ActionId[] => useSyncExternalStore(watch, () => live);
