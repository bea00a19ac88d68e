import { createApiClient, createAuthClient, readError, type AppRouter } from '@sysops/api-client';
import { QueryClient } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';

const day = 86_400_000;

/** What was read stays readable without a signal; live events say when to ask again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      gcTime: 7 * day,
      staleTime: 20_000,
      retry: (failures, error) => failures < 2 && ['offline', 'internal', 'too_many'].includes(readError(error).code),
      retryDelay: (failures) => 500 * 2 ** failures,
    },
  },
});

export const client = createApiClient();
export const auth = createAuthClient();
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
