import { DeviceCategory } from '@sysops/domain/tickets';
import { EmptyState, Segmented, TextInput } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/api.ts';
import { useFirstFocus } from '../api/use-first-focus.ts';
import { useSettled } from '../api/use-settled.ts';
import { useAction } from '../shell/live-actions.ts';
import { categoryWords } from '../tickets/ticket-words.ts';
import { HitList } from './fixes-panel.tsx';

type Choice = DeviceCategory | 'all';

/** Everything that fixed something before. */
export function KnowledgeScreen() {
  const [typed, setTyped] = useState('');
  const [category, setCategory] = useState<Choice>('all');
  const field = useFirstFocus<HTMLInputElement>();
  const query = useSettled(typed.trim(), 200).slice(0, 200);
  const found = useQuery(api.knowledge.search.queryOptions({ query, limit: 30, ...(category === 'all' ? {} : { category }) }, { placeholderData: keepPreviousData }));
  useAction('queue.search', () => field.current?.focus());
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-5">
      <div className="mx-auto flex max-w-3xl flex-col gap-4">
        <h1 className="text-22">Past fixes</h1>
        <div className="flex flex-wrap items-center gap-3">
          <TextInput ref={field} className="min-w-60 flex-1" icon={<Search />} aria-label="Search past fixes" placeholder="Symptom, model or error code" value={typed} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
          <Segmented<Choice> label="Kind of device" value={category} onChange={setCategory} choices={[{ value: 'all', label: 'All' }, ...DeviceCategory.options.map((value) => ({ value, label: categoryWords[value] }))]} />
        </div>
        {found.data && (query || found.data.length > 0) ? <div className="rounded-card border border-line bg-surface px-3 py-1"><HitList hits={found.data} /></div> : null}
        {found.data?.length === 0 && !query ? <EmptyState drawing="search" title="What is the symptom?" text="Type what the device does or shows. Spelling does not have to be right." /> : null}
        {found.isError ? <p className="text-muted">Past fixes cannot be read while the server is away.</p> : null}
      </div>
    </div>
  );
}
