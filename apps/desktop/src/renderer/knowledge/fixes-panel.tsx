import type { ArticleHit } from '@sysops/domain/knowledge';
import type { DeviceCategory } from '@sysops/domain/tickets';
import { Badge, Skeleton } from '@sysops/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { useSettled } from '../api/use-settled.ts';

const typingMs = 250;
const shortest = 3;

/** Past fixes that follow what is typed; one opens in place, so that the call stays in sight. */
export function FixesPanel(props: { query: string; category: DeviceCategory | undefined }) {
  const query = useSettled(props.query, typingMs).slice(0, 200).trim();
  const enabled = query.length >= shortest;
  const found = useQuery(api.knowledge.search.queryOptions({ query, limit: 6, ...(props.category ? { category: props.category } : {}) }, { enabled, placeholderData: keepPreviousData, staleTime: 60_000 }));
  if (!enabled) return <p className="text-muted">Past fixes follow what you choose and type.</p>;
  if (found.isPending) return <Skeleton className="h-24 w-full" />;
  if (!found.data) return <p className="text-muted">Past fixes cannot be read while the server is away.</p>;
  return <HitList hits={found.data} />;
}

export function HitList({ hits }: { hits: readonly ArticleHit[] }) {
  if (hits.length === 0) return <p className="text-muted">No past fix fits.</p>;
  return (
    <ul className="flex flex-col">
      {hits.map((hit) => (
        <li key={hit.id} className="border-b border-line last:border-0">
          <details className="group py-2">
            <summary className="flex list-none flex-col gap-0.5 rounded-control px-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
              <span className="font-medium">{hit.title}</span>
              <span className="line-clamp-2 text-muted group-open:hidden">{hit.snippet || hit.symptom}</span>
              <span className="flex items-center gap-2 text-12 text-muted">
                {hit.state === 'validated' ? <Badge tone="jade" dot>Validated</Badge> : null}
                {hit.timesUsed > 0 ? `fixed it ${hit.timesUsed === 1 ? 'once' : `${hit.timesUsed} times`}` : 'not used yet'}
              </span>
            </summary>
            <FixText articleId={hit.id} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function FixText({ articleId }: { articleId: string }) {
  const article = useQuery(api.knowledge.get.queryOptions({ articleId }, { staleTime: 300_000 }));
  if (!article.data) return <Skeleton className="mt-2 h-16 w-full" />;
  const { symptom, cause, fix, models, errorCodes } = article.data;
  return (
    <div className="mt-2 flex flex-col gap-2 px-1 break-words">
      {[['Symptom', symptom], ['Cause', cause], ['Fix', fix]].map(([title, text]) => (text ? <div key={title}><h3 className="text-12 text-muted">{title}</h3><p className="whitespace-pre-line">{text}</p></div> : null))}
      {models.length + errorCodes.length > 0 ? <p className="flex flex-wrap gap-1">{[...models, ...errorCodes].map((tag) => <Badge key={tag}>{tag}</Badge>)}</p> : null}
    </div>
  );
}
