import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import { forgetAnswers, keepAnswers, readAnswers } from './disk.ts';

/** Rises when a view changes its shape. */
const version = 1;
const name = `read-${version}`;
const settleMs = 600;

/** The demo sign-ins hold passwords, messages to a customer hold links that pay and put a card on file. */
const isSecret = (key: readonly unknown[]): boolean => /demoSignIns|forCustomer/.test(JSON.stringify(key));

/** Callers, their plans and the lists as last read: enough to take a ticket from a known caller without a server. */
export async function restoreRead(queries: QueryClient): Promise<void> {
  const stored = await readAnswers(name);
  if (typeof stored === 'object' && stored !== null && 'queries' in stored) hydrate(queries, stored as DehydratedState);
}

export function keepRead(queries: QueryClient): void {
  let waiting = false;
  const write = (): void => {
    waiting = false;
    const state = dehydrate(queries, { shouldDehydrateMutation: () => false, shouldDehydrateQuery: ({ queryKey, state: { status } }) => status === 'success' && !isSecret(queryKey) });
    keepAnswers(name, state).catch((error: unknown) => console.error('What was read cannot be kept on this computer', error));
  };
  queries.getQueryCache().subscribe(({ type }) => {
    if (type !== 'updated' || waiting) return;
    waiting = true;
    setTimeout(write, settleMs);
  });
}

export async function forgetRead(queries: QueryClient): Promise<void> {
  queries.clear();
  await forgetAnswers();
}
