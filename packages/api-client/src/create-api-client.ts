import type { AppRouter } from '@sysops/server/router';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client';

export type ApiClient = TRPCClient<AppRouter>;

export type ApiClientOptions = {
  /** Origin of the server; empty for pages it serves itself. */
  readonly origin?: string;
  /** For programs outside a browser that carry their own cookies. */
  readonly fetch?: typeof globalThis.fetch;
  /** For programs outside a browser, which have none of their own. */
  readonly EventSource?: typeof globalThis.EventSource;
};

/** As many calls in one request as the server takes. */
const maxItems = 10;

type Sending = Omit<RequestInit, 'signal'> & { readonly signal?: AbortSignal | null | undefined };

/** tRPC hands on a signal that may be undefined; fetch takes one or none. */
const withSignal = (fetch: typeof globalThis.fetch) => (input: string | URL | Request, init: Sending = {}): Promise<Response> => {
  const { signal, ...rest } = init;
  return fetch(input, signal ? { ...rest, signal } : rest);
};

/** The typed client of every procedure. Calls of one tick travel together; subscriptions come over server-sent events. */
export function createApiClient(options: ApiClientOptions = {}): ApiClient {
  const url = `${options.origin ?? ''}/trpc`;
  const plain = httpBatchLink({ url, maxItems, ...(options.fetch ? { fetch: withSignal(options.fetch) } : {}) });
  const live = httpSubscriptionLink({ url, ...(options.EventSource ? { EventSource: options.EventSource } : {}) });
  return createTRPCClient<AppRouter>({ links: [splitLink({ condition: (op) => op.type === 'subscription', true: live, false: plain })] });
}
