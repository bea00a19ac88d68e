import { ErrorState } from '@sysops/ui';
import type { ActProblem as Problem } from './use-account-act.ts';

/** Why an act was not done, what to do now, and which request it was. */
export function ActProblem({ problem }: { problem: Problem | null }) {
  return problem ? <ErrorState compact title={problem.title} advice={problem.advice} dataSafe={null} requestId={problem.requestId ?? undefined} /> : null;
}
