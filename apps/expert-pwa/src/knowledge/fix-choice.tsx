import type { JobView } from '@sysops/domain/dispatch';
import type { ArticleHit } from '@sysops/domain/knowledge';
import { RadioCards, Skeleton, TextInput, type Choice } from '@sysops/ui';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { useMessages } from '../messages/use-messages.tsx';
import { useArticleSearch } from './use-article-search.ts';

export type FixChoiceProps = { job: JobView; value: string | null; onChange: (fix: string) => void; error?: string | undefined };

const most = 6;

/** Which past fix helped: the suggested ones, any other by search, or none. */
export function FixChoice(props: FixChoiceProps) {
  const t = useMessages();
  const [query, setQuery] = useState('');
  const suggested = useQuery(api.knowledge.forTicket.queryOptions({ ticketId: props.job.ticketId }, { staleTime: 300_000 }));
  const found = useArticleSearch({ query, category: undefined, enabled: query.trim() !== '' });
  const hits: readonly ArticleHit[] = query.trim() ? found.hits : (suggested.data ?? []);
  const choices: Choice[] = [
    ...hits.slice(0, most).map(({ id, title, symptom }) => ({ value: id, label: title, note: symptom.length > 120 ? `${symptom.slice(0, 119)}…` : symptom })),
    { value: 'none_fits', label: t.complete.noneFits, note: t.complete.noneFitsNote },
  ];
  return (
    <div className="flex flex-col gap-4">
      <TextInput type="search" aria-label={t.kb.search} placeholder={t.kb.search} icon={<Search />} value={query} onChange={(event) => setQuery(event.target.value)} />
      {!query && suggested.isPending && suggested.fetchStatus === 'fetching' ? <Skeleton className="h-32 w-full" /> : null}
      <RadioCards label={t.complete.fix} choices={choices} value={props.value} onChange={props.onChange} error={props.error} />
    </div>
  );
}
