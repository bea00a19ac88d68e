import { EmptyState, ErrorState, buttonClass } from '@sysops/ui';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';

const toQueue = <Link to="/queue" className={buttonClass()}>Back to the queue</Link>;

/** A screen that failed while it was drawn. Drafts and unsent tickets are on disk. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  console.error(error);
  return (
    <div className="mx-auto w-full max-w-xl p-6">
      <ErrorState title="This screen could not be shown" advice="Try again. If it happens again, tell the help desk what you did before." dataSafe onRetry={reset} actions={toQueue} />
    </div>
  );
}

export const PageUnknown = () => (
  <div className="flex-1">
    <EmptyState drawing="search" title="There is no such screen" action={toQueue} />
  </div>
);
