import { Button, Skeleton, toast } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { api } from '../api/api.ts';
import { useTicketTexts } from '../messages/ticket-texts.ts';
import { deviceOf, other } from './raise-draft.ts';
import type { Raise } from './raise-form.tsx';

const typingMs = 400;
const most = 3;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return useDeferredValue(settled);
}

/** Fixes that customers may try themselves; never in the way of the form. */
export function KnownAnswers({ raise }: { raise: Raise }) {
  const t = useTicketTexts().raise;
  const navigate = useNavigate();
  const { known, draft } = raise;
  const { problem, description } = draft.values;
  const category = deviceOf(draft.values, known.contracts.flatMap(({ devices }) => devices))?.category ?? draft.values.category;
  const title = problem === other ? '' : (known.problems.find(({ code }) => code === problem)?.titles.en ?? '');
  const query = useSettled(`${title} ${description}`.replace(/\s+/g, ' ').trim().slice(0, 200));
  const found = useQuery(api.knowledge.search.queryOptions({ query, limit: most, ...(category ? { category } : {}) }, { enabled: query.length > 3, placeholderData: keepPreviousData, staleTime: 60_000 }));
  const hits = query.length > 3 ? (found.data ?? []) : [];
  if (hits.length === 0) return null;
  const solved = (): void => {
    draft.discard();
    toast.success(t.solvedToast);
    void navigate({ to: '/home' });
  };
  return (
    <section aria-labelledby="known-answers" className="rounded-card border border-line bg-surface p-5">
      <h2 id="known-answers" className="text-16">{t.answers}</h2>
      <p className="mt-1 text-small text-muted">{t.answersIntro}</p>
      <div className="mt-3 divide-y divide-line border-t border-line">
        {hits.map((hit) => <Answer key={hit.id} id={hit.id} title={hit.title} onSolved={solved} />)}
      </div>
    </section>
  );
}

function Answer(props: { id: string; title: string; onSolved: () => void }) {
  const t = useTicketTexts().raise;
  const [open, setOpen] = useState(false);
  const article = useQuery(api.knowledge.get.queryOptions({ articleId: props.id }, { enabled: open, staleTime: 600_000 }));
  return (
    <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-12 items-center justify-between gap-3 py-2.5 font-medium [&::-webkit-details-marker]:hidden">
        <span className="min-w-0">{props.title}</span>
        <ChevronDown aria-hidden size={18} strokeWidth={1.75} className="shrink-0 text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div className="flex flex-col items-start gap-3 pb-4">
        {article.data ? <p className="whitespace-pre-line">{article.data.fix}</p> : <Skeleton className="h-16 w-full" />}
        <Button size="small" onClick={props.onSolved}>{t.solved}</Button>
      </div>
    </details>
  );
}
