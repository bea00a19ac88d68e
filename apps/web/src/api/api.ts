import { createApiClient, createAuthClient, readError, type AppRouter } from '@sysops/api-client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { sessionWatch } from './session-watch.ts';

/** Failures that another try may mend. */
const passing = new Set(['offline', 'internal', 'too_many', 'retry']);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: sessionWatch.note }),
  mutationCache: new MutationCache({ onError: sessionWatch.note }),
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (failures, error) => failures < 2 && passing.has(readError(error).code),
      retryDelay: (failures) => 500 * 2 ** failures,
    },
    // Without a signal a press is refused at once and said so; it never waits unseen.
    mutations: { networkMode: 'always' },
  },
});

export const client = createApiClient();
export const auth = createAuthClient();
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
