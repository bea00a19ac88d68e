import type { ArticleHit, ArticleView } from '@sysops/domain/knowledge';
import type { DeviceCategory } from '@sysops/domain/tickets';
import MiniSearch from 'minisearch';

const fields = ['title', 'symptom', 'cause', 'fix', 'models', 'errorCodes'] as const;
const snippetLength = 160;

export type OfflineIndex = { readonly size: number; readonly search: (query: string, category: DeviceCategory | undefined) => ArticleHit[] };

const asHit = ({ id, title, category, symptom, state, timesUsed, fix }: ArticleView): ArticleHit => ({
  id, title, category, symptom, state, timesUsed, snippet: fix.length > snippetLength ? `${fix.slice(0, snippetLength - 1)}…` : fix,
});

/** Searches the articles on this phone; forgives typing errors and finds beginnings of words. No query lists the most useful ones. */
export function createOfflineIndex(articles: readonly ArticleView[]): OfflineIndex {
  const byId = new Map(articles.filter(({ state }) => state !== 'archived').map((article) => [article.id, article]));
  const index = new MiniSearch<ArticleView>({
    fields: [...fields],
    extractField: (article, field) => {
      const value = article[field as keyof ArticleView];
      return Array.isArray(value) ? value.join(' ') : String(value);
    },
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), boost: { title: 3, errorCodes: 3, symptom: 2, models: 2 }, combineWith: 'OR' },
  });
  index.addAll([...byId.values()]);
  return {
    size: byId.size,
    search: (query, category) => {
      const found = query.trim() ? index.search(query).flatMap(({ id }) => byId.get(String(id)) ?? []) : [...byId.values()].toSorted((a, b) => b.timesUsed - a.timesUsed);
      return found.filter((article) => !category || article.category === category).map(asHit);
    },
  };
}
