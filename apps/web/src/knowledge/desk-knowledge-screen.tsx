import type { ArticleHit } from '@sysops/domain/knowledge';
import { DeviceCategory } from '@sysops/domain/tickets';
import { Badge, buttonClass, Card, DataTable, EmptyState, Select, TextInput, type Column } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import { api } from '../api/api.ts';
import { knowledgeEn as t } from '../messages/console-knowledge-en.ts';
import { articleWords, categoryWords } from '../messages/console-words.ts';
import { useScreenActions } from '../shell/console-actions.tsx';
import { Loaded } from '../shell/console-loaded.tsx';
import { ConsolePage } from '../shell/console-page.tsx';
import { listOf, textOf, useUrlState } from '../shell/use-url-state.ts';

type Filter = { readonly q: string | undefined; readonly category: DeviceCategory | undefined };

const parse = (search: Readonly<Record<string, unknown>>): Filter => ({ q: textOf(search['q']), category: listOf(search['category'], DeviceCategory.options)[0] });

/** Past fixes; an empty search shows those that helped most. */
export function KnowledgeScreen() {
  const [{ q, category }, set] = useUrlState(parse);
  const navigate = useNavigate();
  const hits = useQuery(api.knowledge.search.queryOptions({ query: q ?? '', limit: 50, ...(category ? { category } : {}) }, { placeholderData: keepPreviousData }));
  useScreenActions([{ id: 'new-article', label: t.add, shortcut: 'N', run: () => void navigate({ to: '/console/knowledge/new' }) }]);
  return (
    <ConsolePage title={t.title} actions={<Link to="/console/knowledge/new" className={buttonClass({ variant: 'primary' })}><Plus aria-hidden size={16} strokeWidth={1.75} />{t.add}</Link>}>
      <div className="flex flex-wrap gap-2">
        <TextInput type="search" className="max-w-md" icon={<Search />} aria-label={t.searchLabel} placeholder={t.search} value={q ?? ''} onChange={(event) => set({ q: event.target.value })} />
        <Select className="w-44!" aria-label={t.category} value={category ?? 'all'} onChange={(next) => set({ category: next === 'all' ? undefined : next })} choices={[{ value: 'all', label: t.all }, ...DeviceCategory.options.map((value) => ({ value, label: categoryWords[value] }))]} />
      </div>
      <Card flush>
        <Loaded query={hits}>
          {(rows) => <DataTable label={t.label} columns={columns} rows={rows} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/console/knowledge/$articleId', params: { articleId: row.id } })} empty={<EmptyState drawing="search" title={t.empty} text={t.emptyText} />} />}
        </Loaded>
      </Card>
    </ConsolePage>
  );
}

const columns: Column<ArticleHit>[] = [
  { key: 'title', header: t.columns.title, wrap: true, cell: (row) => <span className="flex flex-col py-0.5 leading-snug"><span className="font-medium">{row.title}</span><span className="line-clamp-1 text-12 text-muted">{row.snippet || row.symptom}</span></span> },
  { key: 'category', header: t.columns.category, cell: (row) => categoryWords[row.category] },
  { key: 'state', header: t.columns.state, cell: (row) => <Badge tone={articleWords[row.state].tone} dot>{articleWords[row.state].word}</Badge> },
  { key: 'used', header: t.columns.used, align: 'end', cell: (row) => t.used(row.timesUsed) },
];
