/** What the preload script puts into the page, and the two channels behind it. Apart, so that the preload script stays tiny. */
export const bridgeKey = 'sysopsDesk';
export const channels = { call: 'desk:call', event: 'desk:event' } as const;
export type RawBridge = { readonly call: (name: string, input: unknown) => Promise<unknown>; readonly onEvent: (listener: (event: unknown) => void) => () => void };
