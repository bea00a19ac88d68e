import { readError, type ReadableError } from '@sysops/api-client';
import { ErrorState, Skeleton } from '@sysops/ui';
import type { ReactNode } from 'react';
import { consoleEn as t } from '../messages/console-en.ts';

type Query<Data> = { readonly data: Data | undefined; readonly error: unknown; readonly isFetching: boolean; readonly refetch: () => Promise<unknown> };

export type LoadedProps<Data> = {
  query: Query<Data>;
  /** Shown until the first answer. */
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
};

const advices: Partial<Record<ReadableError['code'], readonly [title: string, advice: string]>> = {
  offline: [t.errors.offline, t.errors.offlineAdvice],
  not_found: [t.errors.notFound, t.errors.notFoundAdvice],
  forbidden: [t.errors.forbidden, t.errors.forbiddenAdvice],
};

/** What a query brought, or that it is on its way, or why it failed and what to do. Old data stays while new is asked for. */
export function Loaded<Data>({ query, skeleton, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ReadProblem query={query} />;
  return (
    <div aria-busy>
      <span role="status" className="sr-only">{t.loading}</span>
      {skeleton ?? <SkeletonRows />}
    </div>
  );
}

function ReadProblem({ query }: { query: Omit<Query<unknown>, 'data'> }) {
  const problem = readError(query.error);
  const [title, advice] = advices[problem.code] ?? [t.errors.read, t.errors.readAdvice];
  return (
    <ErrorState title={title} advice={advice} dataSafe={null} requestId={problem.requestId ?? undefined} retrying={query.isFetching} onRetry={() => void query.refetch()} />
  );
}

export function SkeletonRows({ rows = 5 }: { rows?: number }) {
  return (
    <div className="flex flex-col gap-2 p-card">
      {Array.from({ length: rows }, (_, row) => <Skeleton key={row} className="h-7 w-full" />)}
    </div>
  );
}
