import { useSyncExternalStore } from 'react';

export type AgentState = 'available' | 'busy' | 'wrap_up';

export const stateWords: Readonly<Record<AgentState, string>> = { available: 'Available', busy: 'Busy', wrap_up: 'Wrap-up' };

const order: readonly AgentState[] = ['available', 'busy', 'wrap_up'];
let state: AgentState = 'available';
const watchers = new Set<() => void>();

/** Available → busy → wrap-up → available. */
export function nextState(): void {
  state = order[(order.indexOf(state) + 1) % order.length] ?? 'available';
  for (const watcher of watchers) watcher();
}

export const agentState = (): AgentState => state;

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Only an available agent is called out of what he does. */
export const useAgentState = (): AgentState => useSyncExternalStore(watch, () => state);
