import { readError } from '@sysops/api-client';
import type { CustomerHit, CustomerView } from '@sysops/domain/customers';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, queryClient } from '../api/api.ts';
import { useSettled } from '../api/use-settled.ts';
import { searchKnown } from './search-known.ts';

const typingMs = 90;
const shortest = 2;

export type CallerSearch = {
  readonly hits: readonly CustomerHit[];
  /** `hits` belong to what is typed now. */
  readonly settled: boolean;
  /** The server is away: only callers that this computer has seen. */
  readonly fromHere: boolean;
  readonly asked: boolean;
};

const knownCallers = (): CustomerView[] => queryClient.getQueriesData<CustomerView>({ queryKey: api.customers.get.pathKey() }).flatMap(([, view]) => view ?? []);

/** Finds callers while the agent types. */
export function useCallerSearch(typed: string): CallerSearch {
  const now = typed.trim();
  const query = useSettled(now, typingMs).slice(0, 120);
  const asked = query.length >= shortest;
  const found = useQuery(api.customers.search.queryOptions({ query }, { enabled: asked, placeholderData: keepPreviousData, retry: false }));
  const fromHere = found.error !== null && readError(found.error).code === 'offline';
  const settled = now === query && (fromHere || (!found.isPlaceholderData && found.isSuccess));
  if (!asked) return { hits: [], settled: now === query, fromHere: false, asked };
  return { hits: fromHere ? searchKnown(knownCallers(), query) : (found.data ?? []), settled, fromHere, asked };
}
