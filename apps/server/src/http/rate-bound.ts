/** How many requests of one sender are let in, window by window. */
export type RateBound = {
  /** Counts one request; 0 when it is let in, otherwise the milliseconds until the next one is. */
  readonly count: (sender: string) => number;
};

type Bound = { readonly most: number; readonly windowMs: number };
type Window = { readonly since: number; sent: number };

/**
 * A sender's window begins with his first request. In the memory of this program: it stops floods and programs that run
 * wild, not guessing. `now` is a clock that never goes back.
 */
export function createRateBound({ most, windowMs }: Bound, now: () => number = () => performance.now()): RateBound {
  const windows = new Map<string, Window>();
  let tidiedAt = now();
  /** Who has been silent for a window is forgotten. */
  const tidy = (at: number): void => {
    if (at - tidiedAt < windowMs) return;
    for (const [sender, { since }] of windows) if (at - since >= windowMs) windows.delete(sender);
    tidiedAt = at;
  };
  return {
    count(sender) {
      const at = now();
      tidy(at);
      const known = windows.get(sender);
      const open = known && at - known.since < windowMs ? known : { since: at, sent: 0 };
      windows.set(sender, open);
      open.sent += 1;
      return open.sent <= most ? 0 : open.since + windowMs - at;
    },
  };
}
