import { readError } from '@sysops/api-client';
import { buttonClass, ErrorState, Skeleton } from '@sysops/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemWords } from '../messages/problem-words.ts';
import { useLanguage, useMessages } from '../messages/use-messages.tsx';

type Asked<Data> = { readonly data: Data | undefined; readonly error: unknown; readonly isFetching: boolean; readonly refetch: () => Promise<unknown> };

/** What was asked for, or its outline while it is on its way, or why it did not come. Old data stays on the screen. */
export function Loaded<Data>(props: { query: Asked<Data>; outline?: ReactNode; children: (data: Data) => ReactNode }) {
  const t = useMessages();
  const { query } = props;
  if (query.data !== undefined) return <>{props.children(query.data)}</>;
  if (query.error) return <NotLoaded error={query.error} retrying={query.isFetching} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">{t.loading}</span>
      {props.outline ?? <Skeleton className="h-40 w-full rounded-card" />}
    </div>
  );
}

function NotLoaded(props: { error: unknown; retrying: boolean; onRetry: () => void }) {
  const t = useMessages();
  const { language } = useLanguage();
  const problem = readError(props.error);
  const lost = problem.code === 'not_found' || problem.code === 'forbidden';
  return (
    <ErrorState
      title={lost ? problemWords(problem, language) : t.errors.unread}
      advice={lost ? t.errors.notFoundText : t.errors.unreadAdvice}
      dataSafe={null}
      requestId={problem.requestId ?? undefined}
      {...(lost ? { actions: <Link to="/home" className={buttonClass()}>{t.nav.home}</Link> } : { onRetry: props.onRetry, retrying: props.retrying })}
    />
  );
}
