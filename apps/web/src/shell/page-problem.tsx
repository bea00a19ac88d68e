import { buttonClass, EmptyState, ErrorState } from '@sysops/ui';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useMessages } from '../messages/use-messages.tsx';

function ToStart() {
  const t = useMessages();
  return <Link to="/" className={buttonClass()}>{t.errors.toStart}</Link>;
}

/** A page that failed while it was drawn, or whose code did not arrive. What was typed is kept as a draft. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const t = useMessages();
  console.error(error);
  return (
    <main id="main" className="mx-auto w-full max-w-2xl px-4 py-10">
      <ErrorState title={t.errors.page} advice={t.errors.pageAdvice} dataSafe onRetry={reset} actions={<ToStart />} />
    </main>
  );
}

export function PageUnknown() {
  const t = useMessages();
  return (
    <main id="main" className="grid min-h-[70dvh] place-items-center">
      <EmptyState page drawing="search" title={t.errors.notFound} text={t.errors.notFoundText} action={<ToStart />} />
    </main>
  );
}
