import { createApiClient, createAuthClient, readError, type AppRouter } from '@sysops/api-client';
import { QueryClient } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { openDesk } from '../../bridge/desk.ts';

const keepMs = 7 * 86_400_000;
const worthAnotherTry: readonly string[] = ['offline', 'too_many', 'retry'];

/** One stream and no polling: the live feed says when to ask again. What was read stays readable while the server is away. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { gcTime: keepMs, staleTime: 15_000, networkMode: 'always', retryDelay: 400, retry: (failures, error) => failures < 1 && worthAnotherTry.includes(readError(error).code) },
    mutations: { networkMode: 'always' },
  },
});

export const client = createApiClient();
export const auth = createAuthClient();
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

/** The program around this page; null in a plain browser. */
export const desk = openDesk(window);
