import { readError } from '@sysops/api-client';
import type { DeviceCategory } from '@sysops/domain/tickets';
import { EmptyState, ErrorState, Segmented, Skeleton, TextInput } from '@sysops/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search, WifiOff } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../messages/use-messages.tsx';
import { Banner } from '../shell/banner.tsx';
import { Screen } from '../shell/screen.tsx';
import { HitRow } from './hit-row.tsx';
import { useArticleSearch, type ArticleSearch } from './use-article-search.ts';

/** Past fixes, online and offline. */
export function SearchScreen() {
  const t = useMessages();
  const navigate = useNavigate();
  const { q } = useSearch({ from: '/knowledge' });
  const [query, setQuery] = useState(q ?? '');
  const [category, setCategory] = useState<DeviceCategory | 'all'>('all');
  const found = useArticleSearch({ query, category: category === 'all' ? undefined : category, enabled: true });
  const type = (text: string): void => {
    setQuery(text);
    void navigate({ to: '/knowledge', search: text ? { q: text } : {}, replace: true });
  };
  const words = t.kb.categories;
  return (
    <Screen title={t.kb.title}>
      <TextInput type="search" aria-label={t.kb.search} placeholder={t.kb.search} icon={<Search />} value={query} enterKeyHint="search" onChange={(event) => type(event.target.value)} />
      <Segmented
        label={t.kb.device}
        wide
        value={category}
        onChange={setCategory}
        choices={[{ value: 'all', label: t.kb.all }, { value: 'computer', label: words.computer }, { value: 'tv', label: words.tv }, { value: 'stereo', label: words.stereo }]}
      />
      {found.onPhone !== null && found.onPhone > 0 ? <Banner icon={<WifiOff />}>{t.kb.offline(found.onPhone)}</Banner> : null}
      <Results found={found} />
    </Screen>
  );
}

function Results({ found }: { found: ArticleSearch }) {
  const t = useMessages();
  if (found.error) return <ErrorState title={t.errors.title} advice={t.errors.advice} dataSafe={null} requestId={readError(found.error).requestId ?? undefined} />;
  if (found.searching) return <div className="flex flex-col gap-2">{[1, 2, 3].map((n) => <Skeleton key={n} className="h-20 w-full rounded-card" />)}</div>;
  if (found.onPhone === 0) return <EmptyState drawing="plug" title={t.kb.none} text={t.kb.noneText} />;
  if (found.hits.length === 0) return <EmptyState drawing="search" title={t.kb.empty} text={t.kb.emptyText} />;
  return (
    <>
      <p role="status" className="sr-only">{t.kb.results(found.hits.length)}</p>
      <ul className="-mx-2 flex flex-col divide-y divide-line">{found.hits.map((hit) => <HitRow key={hit.id} hit={hit} />)}</ul>
    </>
  );
}
