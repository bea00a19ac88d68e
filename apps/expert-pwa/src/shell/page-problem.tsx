import { buttonClass, EmptyState, ErrorState } from '@sysops/ui';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useMessages } from '../messages/use-messages.tsx';

function ToToday() {
  const t = useMessages();
  return <Link to="/" className={buttonClass()}>{t.backToToday}</Link>;
}

/** A screen that failed while it was drawn. The queue of changes is on disk and goes on. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const t = useMessages();
  console.error(error);
  return (
    <div className="mx-auto w-full max-w-2xl p-4">
      <ErrorState title={t.errors.page} advice={t.errors.pageAdvice} dataSafe onRetry={reset} actions={<ToToday />} />
    </div>
  );
}

export function PageUnknown() {
  const t = useMessages();
  return (
    <div className="flex-1">
      <EmptyState drawing="search" title={t.errors.notFound} action={<ToToday />} />
    </div>
  );
}
