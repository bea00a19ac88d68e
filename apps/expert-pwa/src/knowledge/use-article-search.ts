import { readError } from '@sysops/api-client';
import type { ArticleHit } from '@sysops/domain/knowledge';
import type { DeviceCategory } from '@sysops/domain/tickets';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/api.ts';
import { useOnline } from '../api/use-online.ts';
import { readArticles } from '../offline/store.ts';
import { createOfflineIndex, type OfflineIndex } from './offline-index.ts';

const typingMs = 200;

export type ArticleSearch = { readonly hits: readonly ArticleHit[]; readonly searching: boolean; readonly error: unknown; /** How many articles were searched on this phone; null when the server searched. */ readonly onPhone: number | null };

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), typingMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function useOfflineIndex(wanted: boolean): OfflineIndex | null {
  const [index, setIndex] = useState<OfflineIndex | null>(null);
  useEffect(() => {
    if (!wanted) return;
    readArticles().then((articles) => setIndex(createOfflineIndex(articles)), (error: unknown) => console.error('The articles on this phone cannot be read', error));
  }, [wanted]);
  return wanted ? index : null;
}

/** Asks the server, or the articles on this phone when it cannot be reached. */
export function useArticleSearch(asked: { query: string; category: DeviceCategory | undefined; enabled: boolean }): ArticleSearch {
  const query = useSettled(asked.query).trim().slice(0, 200);
  const online = useOnline();
  const { category } = asked;
  const found = useQuery(api.knowledge.search.queryOptions({ query, limit: 20, ...(category ? { category } : {}) }, { enabled: asked.enabled && online, placeholderData: keepPreviousData, staleTime: 60_000 }));
  const away = !online || (found.error !== null && readError(found.error).code === 'offline');
  const index = useOfflineIndex(asked.enabled && away);
  if (away) return { hits: index?.search(query, category) ?? [], searching: index === null, error: null, onPhone: index?.size ?? 0 };
  return { hits: found.data ?? [], searching: found.isPending, error: found.error, onPhone: null };
}
