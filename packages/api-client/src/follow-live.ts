import type { ApiClient } from './create-api-client.ts';

export type LiveState = 'connecting' | 'live' | 'away';

export type LiveHandlers = {
  /** Something changed; ask again for what is on the screen. */
  readonly onEvent: (event: { readonly type: string; readonly ticketId: string | null; readonly topics: readonly string[] }) => void;
  /** `live` after a gap means: everything missed has been replayed or will be now. */
  readonly onState?: (state: LiveState) => void;
};

/** Follows the feed of what concerns the signed-in person; reconnects by itself and misses nothing. Returns how to stop. */
export function followLive(client: ApiClient, { onEvent, onState }: LiveHandlers): () => void {
  const subscription = client.live.feed.subscribe(undefined, {
    onData: (event) => onEvent(event.data),
    onConnectionStateChange: ({ state }) => onState?.(state === 'pending' ? 'live' : state === 'connecting' ? 'connecting' : 'away'),
    onError: () => onState?.('away'),
  });
  return () => subscription.unsubscribe();
}
