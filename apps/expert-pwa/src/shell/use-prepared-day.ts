import { useEffect } from 'react';
import { api, client, queryClient } from '../api/api.ts';
import { useJobs } from '../dispatch/use-jobs.ts';
import { useOnline } from '../api/use-online.ts';
import { keepArticles, readArticles } from '../offline/store.ts';

/** How many of the most useful past fixes a phone carries. */
const carried = 50;
const freshMs = 5 * 60_000;

/** What a job needs in a basement: its ticket, the fixes that may help, and the draft for what will be learnt. */
async function prepareJob(ticketId: string): Promise<void> {
  const [hits] = await Promise.all([
    queryClient.fetchQuery({ ...api.knowledge.forTicket.queryOptions({ ticketId }), staleTime: freshMs }),
    queryClient.prefetchQuery({ ...api.tickets.get.queryOptions({ ticketId }), staleTime: freshMs }),
    queryClient.prefetchQuery({ ...api.knowledge.draftFor.queryOptions({ ticketId }), staleTime: freshMs }),
  ]);
  await keepMissing(hits.map(({ id }) => id));
}

async function keepMissing(ids: readonly string[]): Promise<void> {
  const here = new Set((await readArticles()).map(({ id }) => id));
  const missing = ids.filter((id) => !here.has(id));
  await keepArticles(await Promise.all(missing.map((articleId) => client.knowledge.get.query({ articleId }))));
}

async function carryFixes(): Promise<void> {
  const hits = await client.knowledge.search.query({ query: '', limit: carried });
  await keepMissing(hits.map(({ id }) => id));
}

const later = (error: unknown): void => console.info('Not prepared yet; tried again with the next signal', error);

/** Fetches what the day may need before the signal is gone. */
export function usePreparedDay(): void {
  const { view } = useJobs();
  const online = useOnline();
  const tickets = (view?.jobs ?? []).map(({ ticketId }) => ticketId).join(' ');
  useEffect(() => {
    if (!online || !tickets) return;
    for (const ticketId of tickets.split(' ')) prepareJob(ticketId).catch(later);
  }, [tickets, online]);
  useEffect(() => {
    if (!online) return undefined;
    queryClient.prefetchQuery({ ...api.experts.skills.queryOptions(), staleTime: freshMs }).catch(later);
    const timer = setTimeout(() => void carryFixes().catch(later), 3_000);
    return () => clearTimeout(timer);
  }, [online]);
}
