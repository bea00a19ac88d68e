type Fix = { readonly lat: number; readonly lng: number; readonly at: number; readonly accuracyMeters: number };

/** A fix older than this says little about where the expert is. */
const freshMs = 120_000;

let latest: Fix | null = null;

export const rememberFix = (fix: Fix): void => void (latest = fix);

/** Where the phone was lately, or null. `now` by the server's clock. */
export const lastFix = (now: number): Fix | null => (latest && now - latest.at <= freshMs ? latest : null);
