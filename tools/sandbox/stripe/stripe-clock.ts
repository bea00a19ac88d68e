/** The time Stripe's objects live in. Moved by tests and simulations, so that years pass in seconds; signatures of webhooks keep real time. */
export interface StripeClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Unix seconds, as the API's fields carry time. */
  seconds(): number;
  /** Milliseconds since 1970, running on from there; null goes back to real time. */
  set(at: number | null): void;
  /** Milliseconds ahead of real time. */
  ahead(): number;
  setAhead(ms: number): void;
}

export function createStripeClock(): StripeClock {
  let offset = 0;
  const now = () => Date.now() + offset;
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    set: (at) => {
      offset = at === null ? 0 : at - Date.now();
    },
    ahead: () => offset,
    setAhead: (ms) => {
      offset = ms;
    },
  };
}
